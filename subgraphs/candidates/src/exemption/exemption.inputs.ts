import { Field, ID, InputType } from 'type-graphql';

import { ExemptionGround } from './exemption.entity.ts';

@InputType({ description: 'Demande de dispense.' })
export class RequestExemptionInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => ExemptionGround, { description: 'Fondement.' })
  ground!: ExemptionGround;

  @Field(() => [ID], { nullable: true, description: 'Épreuves. Codes, for common papers; the other grounds say theirs.' })
  papers?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Pièce. That proves it.' })
  documentId?: string | null;
}
