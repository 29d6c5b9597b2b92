import { UserError } from '@mirex/kit/graph/user-error.type';
import type { GlobalId } from '@mirex/schema/global-id';
import { Field, ID, ObjectType } from 'type-graphql';

import { MarkState } from '../mark/mark.entity.ts';
import type { MarkStateName } from '../mark/mark.rules.ts';
import { Deliberation } from './deliberation.entity.ts';
import { Result } from './result.entity.ts';

@ObjectType({ description: 'Note manquante. A mark that no jury can take yet.' })
export class MissingMark {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: GlobalId;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => MarkState, { description: 'État. Why it is not ready.' })
  state!: MarkStateName;
}

@ObjectType({ description: 'Délibération ouverte. With what is proposed to the jury, or why it did not open.' })
export class OpenDeliberationPayload {
  @Field(() => Deliberation, { nullable: true, description: 'Délibération.' })
  deliberation!: Deliberation | null;

  @Field(() => [MissingMark], { description: 'Notes manquantes. The first fifty of those that are missing or not verified.' })
  missing!: MissingMark[];

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Délibération. As it is now, or why nothing was done.' })
export class DeliberationPayload {
  @Field(() => Deliberation, { nullable: true, description: 'Délibération.' })
  deliberation!: Deliberation | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Résultat. As it is now, or why nothing was done.' })
export class ResultPayload {
  @Field(() => Result, { nullable: true, description: 'Résultat.' })
  result!: Result | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
