import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Logger } from 'pino';

import type { Instance, Topology } from '../topology/topology.ts';
import type { Answer } from './answer.ts';
import type { AskInstance, Question } from './ask.ts';
import type { Caller } from './caller.ts';
import { distinct } from './distinct.ts';
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

/** The way to a subgraph that has one instance: the plan's fetch goes there as it is. Throws when it has several. */
export function plainDataSource(plain: Plain): GraphQLDataSource {
  onlyInstance(plain);
  return new PlainDataSource(plain);
}

function onlyInstance({ subgraph, topology }: Plain): Instance {
  const [instance, ...others] = topology().instances.get(subgraph) ?? [];
  if (instance === undefined || others.length > 0) throw new Error(`${subgraph} has ${others.length + Number(instance !== undefined)} instances: its fetches need routing.`);
  return instance;
}

class PlainDataSource implements GraphQLDataSource {
  private readonly plain: Plain;

  constructor(plain: Plain) {
    this.plain = plain;
  }

  // Errors are returned, not thrown: the gateway gives a thrown one no path.
  async process({ request, context }: GraphQLDataSourceProcessOptions): Promise<Answer> {
    const { ask, log } = this.plain;
    const instance = onlyInstance(this.plain);
    const question: Question = { query: request.query ?? '', operationName: request.operationName, variables: request.variables };
    const kind = question.query.startsWith('mutation') ? 'mutation' : 'query';
    const caller = context as Caller;
    try {
      // A mutation is not broken off when its caller leaves: half of its effects may be there already.
      const { question: once, spread } = distinct(question);
      return placed(spread(await ask(instance, once, kind === 'query' ? caller : { ...caller, signal: NEVER })), question);
    } catch (error) {
      if (!(error instanceof InstanceFault)) throw error;
      log.warn({ instance: instance.name, reason: error.reason, requestId: caller.requestId, err: error }, 'instance did not answer');
      return { data: null, errors: unavailable(instance, question, error, kind) };
    }
  }
}

const NEVER = new AbortController().signal;
