import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Attribution d’une place.' })
export class AllocateEnrolmentInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => String, { nullable: true, description: 'Salle. Code of the room that it must be; absent means any.' })
  room?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Accessible. Whether the candidate can only sit in an accessible room.' })
  accessible?: boolean | null;
}

@InputType({ description: 'Déplacement d’un candidat. To another sitting of the same paper, or another room.' })
export class MoveAllocationInput {
  @Field(() => ID, { description: 'Place. The one that is left.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => ID, { description: 'Passage d’épreuve. Where the candidate goes; the same for another room.' })
  sittingId!: string;

  @Field(() => String, { nullable: true, description: 'Salle. Its code; absent means any.' })
  room?: string | null;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Rééditer la convocation. Needed when the candidate was summoned to the old place.' })
  reissue!: boolean;
}
