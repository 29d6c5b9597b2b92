import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';
import { RegulationItem } from './regulation-item.entity.ts';

@InputType({ description: 'Disposition à retenir.' })
export class SetRegulationItemInput {
  @Field(() => ID, { description: 'Règlement. Its code.' })
  regulation!: string;

  @Field(() => String, { description: 'Nom. Of the item.' })
  name!: string;

  @Field(() => Int, { description: 'Version. The one that was seen.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'Valeur. In the item’s unit; null when it is in words.' })
  value!: number | null;

  @Field(() => String, { nullable: true, description: 'Texte. In French; null when it is a number.' })
  wording!: string | null;

  @Field(() => String, { description: 'Source. The text and its article, or « Proposition : » and whose.' })
  source!: string;

  @Field(() => FactStatus, { description: 'Fiabilité. CONFIRMED when the text was read; a proposal is a PLACEHOLDER.' })
  status!: FactStatus;

  @Field(() => String, { description: 'Motif. Why it changes.' })
  reason!: string;
}

@ObjectType({ description: 'Réponse à setRegulationItem.' })
export class SetRegulationItemPayload {
  @Field(() => RegulationItem, { nullable: true, description: 'Disposition. As it is now.' })
  item!: RegulationItem | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
