import { type DocumentNode, getVariableValues, GraphQLError, parse } from 'graphql';

import type { Planner } from '../plan/planner.ts';
import { isAsked } from './asked-places.ts';
import { introspect } from './introspect.ts';
import { Operations, type Prepared } from './operations.ts';
import { type Run, runPlan } from './run.ts';
import { settle } from './settle.ts';
import { askOnce } from './asked-twice.ts';
import { Sharing } from './sharing.ts';
import type { FetchSubgraph } from './subgraph-request.ts';
import { subtypesOf } from './subtypes.ts';
import { FLAW } from './write/flaw.ts';

export interface Asked<Context> {
  /** Valid. */
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Handed to the subgraphs' fetches as it is. */
  readonly context: Context;
}

export interface Answered {
  /** The answer's `data` as JSON text; undefined when nothing was executed, because of the errors. */
  readonly text: string | undefined;
  readonly errors: readonly GraphQLError[];
}

export interface ExecutorParts<Context> {
  readonly supergraph: string;
  readonly planner: Planner;
  /** The way to each subgraph, by its name in the supergraph. */
  readonly fetchOf: (subgraph: string) => FetchSubgraph<Context>;
}

export interface Executor<Context> {
  readonly execute: (asked: Asked<Context>) => Promise<Answered>;
  /** Plans an operation, so that nobody waits for it later. */
  readonly prepare: (document: DocumentNode, operationName: string | undefined) => Promise<unknown>;
}

/** Answers operations over a supergraph: plans, fetches, writes. Never rejects because of what a subgraph does. */
export function newExecutor<Context>({ supergraph, planner, fetchOf }: ExecutorParts<Context>): Executor<Context> {
  const operations = new Operations(planner);
  const isA = subtypesOf(parse(supergraph, { noLocation: true }));
  const fetches = new Map<string, FetchSubgraph<Context>>();
  const wayTo = (subgraph: string): FetchSubgraph<Context> => {
    const way = fetches.get(subgraph) ?? fetchOf(subgraph);
    fetches.set(subgraph, way);
    return way;
  };
  return {
    prepare: (document, operationName) => operations.prepare(document, operationName),
    execute: async ({ document, operationName, variables, context }) => {
      let prepared: Prepared;
      try {
        prepared = await operations.prepare(document, operationName);
      } catch (error) {
        return { text: undefined, errors: [error instanceof GraphQLError ? error : faultOf(error)] };
      }
      const { operation, literals, declared } = prepared;
      const { errors: faulty, coerced } = declared.length === 0 ? NO_VARIABLES : getVariableValues(planner.schema, declared, variables ?? {}, { maxErrors: 5 });
      if (faulty !== undefined) return { text: undefined, errors: faulty.map(({ message, nodes = null }) => new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } })) };
      const run: Run = {
        data: {}, errors: [], given: { ...variables, ...literals }, variables: { ...coerced, ...literals }, sharing: new Sharing(), isA, branchesByType: operation.branchesByType,
        ask: askOnce((subgraph, request) => wayTo(subgraph)(request, context), operation.twice),
      };
      if (operation.plan !== undefined) await runPlan(operation.plan, run);
      return written(prepared, run);
    },
  };
}

const NO_VARIABLES: ReturnType<typeof getVariableValues> = { coerced: {} };

function written({ operation }: Prepared, run: Run): Answered {
  const errors = run.errors.filter((error) => isAsked(error, operation, run));
  run.errors.splice(0, Infinity, ...errors);
  if (operation.introspects) run.errors.push(...introspect(operation, run));
  try {
    return { text: operation.writerFor(run.variables)(run.data, run.sharing), errors: run.errors };
  } catch (error) {
    if (error === FLAW) return settle(operation, run);
    throw error;
  }
}

function faultOf(error: unknown): GraphQLError {
  const fault = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(fault.message, { originalError: fault });
}
