import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

import { federate } from './federate.ts';
import type { Source } from './subgraph-sources.ts';

/** What changes for clients, in sentences that begin with the coordinate. */
export interface ApiChanges {
  /** What makes operations that were valid fail. */
  readonly breaking: readonly string[];
  /** What may surprise a client, such as a new enum value. */
  readonly dangerous: readonly string[];
}

/**
 * Compares the graph that clients see, before and now.
 *
 * @throws an Error that names the faults when one of the two does not compose.
 */
export async function apiChanges(before: readonly Source[], now: readonly Source[]): Promise<ApiChanges> {
  const changes = await diff(apiOf(before, 'before'), apiOf(now, 'now'));
  const sentences = (level: CriticalityLevel): string[] =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ path, message }) => `${path ?? 'schema'}: ${message}`).toSorted();
  return { breaking: sentences(CriticalityLevel.Breaking), dangerous: sentences(CriticalityLevel.Dangerous) };
}

function apiOf(sources: readonly Source[], when: string): GraphQLSchema {
  const { schema, errors } = federate(sources);
  if (errors) throw new Error(`The subgraphs as they are ${when} do not compose:\n${errors.map(({ message }) => message).join('\n')}`);
  return schema.toAPISchema().toGraphQLJSSchema();
}
