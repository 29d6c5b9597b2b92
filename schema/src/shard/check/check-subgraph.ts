import type { FieldModel, Model } from '../model.ts';
import { type NationalField, nationalFields } from '../national.ts';
import { type Problem, PROBLEM_CODES } from '../problem.ts';
import { checkConnection } from './connections.ts';
import { checkCoverage } from './coverage.ts';
import { checkCuts } from './cuts.ts';
import { checkDerived } from './derived.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';
import { checkGroupKeys } from './groups.ts';
import { checkKeys } from './keys.ts';
import { checkWrites } from './mutations.ts';
import { checkNullable } from './nullability.ts';
import { checkOrder } from './orders.ts';
import { checkReferences } from './references.ts';
import { checkRoutes } from './routes.ts';
import { checkScalar } from './scalars.ts';
import { checkShape } from './shapes.ts';

const OF_A_SUBGRAPH = [checkRoutes, checkWrites, checkKeys, checkReferences];
const OF_A_RULE = [checkShape, checkScalar, checkDerived, checkNullable, checkGroupKeys, checkCuts, checkOrder, checkConnection, checkCoverage];

/** All that keeps one subgraph from being routed and merged exactly, and the warnings. */
export function checkSubgraph(model: Model): Problem[] {
  return [
    ...OF_A_SUBGRAPH.flatMap((check) => check(model).map((finding) => problem(model.subgraph, finding, []))),
    ...nationalFields(model).flatMap((national) => checkNational(national, model).map((finding) => problem(model.subgraph, finding, national.trail))),
  ];
}

export const problem = (subgraph: string, finding: Finding, trail: readonly string[]): Problem =>
  ({ ...finding, subgraph, trail, severity: PROBLEM_CODES[finding.code] });

function checkNational(national: NationalField, model: Model): Finding[] {
  return hasRule(national) ? OF_A_RULE.flatMap((check) => check(national, model)) : [ruleless(national)];
}

const hasRule = (national: NationalField): national is Ruled => national.rule !== undefined;

const ruleless = ({ field }: NationalField): Finding => ({
  code: 'NO_MERGE', at: coordinate(field), message: 'is reached by a national query, and nothing says how the answers of several MIREX become one',
  mend: `add @merge(as: …), with one of ${rulesFor(field)}`,
});

function rulesFor({ list, scalar }: FieldModel): string {
  if (list) return scalar === null ? 'GROUP, SORTED, CONCAT' : 'UNION, CONCAT';
  return scalar === null ? 'KEY (in the row of a group), ONE' : 'SUM, MIN, MAX, ALL, ANY, SAME, KEY, or a derived value';
}
