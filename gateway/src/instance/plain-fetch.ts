import type { Logger } from 'pino';

import type { FetchSubgraph } from '../execute/subgraph-request.ts';
import type { Instance, Topology } from '../topology/topology.ts';
import type { AskInstance } from './ask.ts';
import type { Caller } from './caller.ts';
import { InstanceFault } from './instance-fault.ts';
import { placed } from './placed.ts';
import { unavailable } from './unavailable.ts';

interface Plain {
  readonly subgraph: string;
  /** Read for each fetch, so that a new one counts at once. */
  readonly topology: () => Topology;
  readonly ask: AskInstance;
  readonly log: Logger;
}

/**
 * The way to a subgraph that has one instance: the plan's fetch goes there as it is. Throws when it has several.
 *
 * An instance that does not answer is errors in the answer, each at its place.
 */
export function plainFetch(plain: Plain): FetchSubgraph<Caller> {
  onlyInstance(plain);
  const { ask, log } = plain;
  return async (request, caller) => {
    const instance = onlyInstance(plain);
    try {
      // A mutation is not broken off when its caller leaves: half of its effects may be there already.
      return placed(await ask(instance, request, request.kind === 'query' ? caller : { ...caller, signal: NEVER }), request);
    } catch (error) {
      if (!(error instanceof InstanceFault)) throw error;
      log.warn({ instance: instance.name, reason: error.reason, requestId: caller.requestId, err: error }, 'instance did not answer');
      return { data: null, errors: unavailable(instance, request, error, request.kind) };
    }
  };
}

function onlyInstance({ subgraph, topology }: Plain): Instance {
  const [instance, ...others] = topology().instances.get(subgraph) ?? [];
  if (instance === undefined || others.length > 0) throw new Error(`${subgraph} has ${others.length + Number(instance !== undefined)} instances: its fetches need routing.`);
  return instance;
}

const NEVER = new AbortController().signal;
