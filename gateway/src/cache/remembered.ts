import type { Hint } from '@mirex/schema/cache/hints';
import { type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from 'graphql';

import type { Answered } from '../execute/executor.ts';
import type { Caller } from '../instance/caller.ts';
import type { Coverage } from '../shard/gather/coverage.ts';
import { addToReport, reportOf } from '../shard/report.ts';
import type { PolicyOf } from './cache-policy.ts';
import { KeptAnswers } from './kept-answers.ts';

/** A valid operation, as it is asked. */
export interface Asked {
  readonly query: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

export type Remember = (asked: Asked, caller: Caller, execute: () => Promise<Answered>) => Promise<Answered>;

interface Told {
  readonly answered: Answered;
  readonly coverage: Coverage | undefined;
}

const BYTES = 64 * 1024 * 1024;

/**
 * Gives whole answers again where the schema lets it: what is the same for everybody to everybody, anything else to the same
 * identity with the same rights and to nobody else. Answers with errors, and those that lack somebody, are given once.
 *
 * @param changed told of every change that goes through here.
 */
export function remembering(policyOf: PolicyOf, now: () => number, changed: () => void): Remember {
  const kept = new KeptAnswers<Told>(BYTES, now);
  const policies = new WeakMap<OperationDefinitionNode, Hint | 'NONE'>();
  const policyFor = ({ document, operation }: Asked): Hint | undefined => {
    const known = policies.get(operation) ?? policyOf(document, operation.selectionSet, 'Query') ?? 'NONE';
    policies.set(operation, known);
    return known === 'NONE' || !Number.isFinite(known.maxAge) ? undefined : known;
  };
  return async (asked, caller, execute) => {
    if (asked.operation.operation === OperationTypeNode.MUTATION) {
      return execute().finally(() => {
        kept.forget();
        changed();
      });
    }
    const hint = policyFor(asked);
    if (hint === undefined) return execute();
    const key = `${hint.scope === 'PUBLIC' ? '' : caller.claims}\n${asked.operationName ?? ''}\n${JSON.stringify(givenTo(asked))}\n${asked.query}`;
    const { answered, coverage } = await kept.get(key, hint.maxAge, async () => {
      const fresh = await execute();
      const report = reportOf(caller);
      const whole = fresh.errors.length === 0 && report?.written().complete !== false;
      return { value: { answered: fresh, coverage: report }, size: whole ? fresh.text?.length : undefined };
    });
    if (coverage !== undefined && reportOf(caller) === undefined) addToReport(caller, coverage);
    return answered;
  };
}

/** What the operation declares of its variables: whatever else came changes nothing. */
const givenTo = ({ operation: { variableDefinitions = [] }, variables = {} }: Asked): readonly unknown[] =>
  variableDefinitions.map(({ variable: { name } }) => (Object.hasOwn(variables, name.value) ? [variables[name.value]] : []));
