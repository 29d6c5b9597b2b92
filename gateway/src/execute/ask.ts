import { GraphQLError } from 'graphql';

import { clientKey } from '../plan/data-keys.ts';
import type { Fetch } from '../plan/plan-node.ts';
import type { Place } from './places.ts';
import type { Run } from './run.ts';
import { type SubgraphAnswer, type SubgraphError, TextRequest } from './subgraph-request.ts';

/** Asks what a fetch says. */
export function askSubgraph(fetch: Fetch, run: Run, representations: readonly string[] | undefined): Promise<SubgraphAnswer> {
  const { operation: query, operationName, operationKind: kind } = fetch;
  return run.ask(fetch.subgraph, new TextRequest({ head: headOf(fetch), query, operationName, kind, variables: variablesOf(fetch, run), representations }));
}

const heads = new WeakMap<Fetch, string>();

function headOf(fetch: Fetch): string {
  let head = heads.get(fetch);
  if (head === undefined) {
    const name = fetch.operationName === undefined ? '' : `"operationName":${JSON.stringify(fetch.operationName)},`;
    head = `{"query":${JSON.stringify(fetch.operation)},${name}"variables":`;
    heads.set(fetch, head);
  }
  return head;
}

/** As the client sent them; a default that only the client's operation says is sent too. */
function variablesOf({ variables }: Fetch, { given, variables: coerced }: Run): Readonly<Record<string, unknown>> {
  const used: Record<string, unknown> = {};
  for (const name of variables) {
    const value = given[name] === undefined ? coerced[name] : given[name];
    if (value !== undefined) used[name] = value;
  }
  return used;
}

/** An error of a subgraph at its place in the answer, if it has one. */
export function placedError({ message, extensions }: SubgraphError, subgraph: string, path: Place | undefined): GraphQLError {
  return new GraphQLError(message || `Error while fetching subquery from service "${subgraph}"`, {
    ...(path === undefined ? {} : { path: path.map((key) => (typeof key === 'string' ? clientKey(key) : key)) }),
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName: subgraph },
  });
}
