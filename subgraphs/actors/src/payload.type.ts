import { UserError } from '@mirex/kit/graph/user-error.type';
import type { Explained } from '@mirex/schema/explainer';
import type { Outcome, Refusal } from '@mirex/schema/outcome';
import { type ClassType, Field, ObjectType } from 'type-graphql';

/** What an act answers: the row as it now is, or why nothing was done. */
export interface Payload<Row> {
  row?: Row;
  userErrors: UserError[];
}

/** The payload type of the acts on one type of row; its row's field is named after what it is. */
export function payloadType<Row extends object>(row: ClassType<Row>, name: string, field: string): ClassType<Payload<Row>> {
  @ObjectType(`${name}Payload`, { description: `Suite d’un acte. The ${name} as it now is, or why nothing was done.` })
  class PayloadOf implements Payload<Row> {
    @Field(() => row, { name: field, nullable: true, description: 'Résultat. As it now is; null when refused.' })
    row?: Row;

    @Field(() => [UserError], { description: 'Refus. Empty when done.' })
    userErrors!: UserError[];
  }
  return PayloadOf;
}

/** An outcome as the graph gives it. */
export const payload = <Row, R extends Refusal>(outcome: Outcome<Row, R>, explain: (refusal: R) => Explained): Payload<Row> =>
  (outcome.ok ? { row: outcome.value, userErrors: [] } : { userErrors: [explain(outcome.refusal)] });
