import { UserError } from '@mirex/kit/graph/user-error.type';
import { Directive, Field, ObjectType } from 'type-graphql';

import { AposterioriCheck } from './ccf-check.entity.ts';

@ObjectType({ description: 'Contrôle a posteriori. As it is now, or why nothing was done.' })
export class AposterioriCheckPayload {
  @Field(() => AposterioriCheck, { nullable: true, description: 'Contrôle.' })
  check!: AposterioriCheck | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Échantillon tiré. Or why none was.' })
export class AposterioriSamplePayload {
  @Field(() => [AposterioriCheck], { nullable: true, description: 'Contrôles. One for each school that was drawn.' })
  @Directive('@listSize(assumedSize: 100)')
  checks!: AposterioriCheck[] | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
