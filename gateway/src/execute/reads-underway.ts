import type { Fetch } from '../plan/plan-node.ts';
import type { SubgraphAnswer, SubgraphRequest } from './subgraph-request.ts';

type Ask = (subgraph: string, request: SubgraphRequest) => Promise<SubgraphAnswer>;

/** The questions that a plan asks at more than one of its places: only they can be asked twice at once. */
export function askedTwice(fetches: readonly Fetch[]): ReadonlySet<string> {
  const asked = new Set<string>();
  return new Set(fetches.flatMap(({ subgraph, operation, operationKind }) => {
    const key = `${subgraph} ${operation}`;
    if (operationKind === 'mutation' || !asked.has(key)) {
      asked.add(key);
      return [];
    }
    return [operation];
  }));
}

/** Asks once what one request asks twice at the same time. Each of the askers gets objects of its own, for it may change them. */
export function sharedReads(ask: Ask, twice: ReadonlySet<string>): Ask {
  if (twice.size === 0) return ask;
  const underway = new Map<string, { readonly answer: Promise<SubgraphAnswer>; askers: number }>();
  return async (subgraph, request) => {
    if (request.kind === 'mutation' || !twice.has(request.query)) return ask(subgraph, request);
    const key = `${subgraph} ${request.body}`;
    const known = underway.get(key);
    const one = known ?? { answer: ask(subgraph, request).finally(() => underway.delete(key)), askers: 0 };
    if (known === undefined) underway.set(key, one);
    one.askers += 1;
    const answer = await one.answer;
    return one.askers === 1 ? answer : structuredClone(answer);
  };
}
