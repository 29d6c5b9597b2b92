import { Field, ID, InputType } from 'type-graphql';

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
