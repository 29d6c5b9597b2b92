import { randomBytes } from 'node:crypto';

import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import type { Caller } from '../instance/caller.ts';
import { internal } from './errors.messages.ts';
import { isMeantForClient, told } from './told.ts';

/** An instance that masked its fault has logged it under a reference: the same leads to both logs. */
function referenceGivenBy(fault: Error): string | undefined {
  const given = fault instanceof GraphQLError ? fault.extensions['reference'] : undefined;
  return typeof given === 'string' && /^[0-9a-f-]{8,36}$/.test(given) ? given : undefined;
}

/**
 * Puts a reference in the place of every fault: the client reads the reference, the log holds the fault under it.
 *
 * Apollo formats errors without saying whose request they belong to, so the plugin logs each one first, when that is
 * known, and formatting finds the reference again.
 */
export class FaultMasks {
  private readonly references = new WeakMap<object, string>();
  private readonly log: Logger;

  constructor(log: Logger) {
    this.log = log;
  }

  readonly format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (isMeantForClient(formatted)) return told(formatted);
    return this.mask(error);
  };

  /** What is told of a fault, which is logged unless it already was. */
  mask(error: unknown, requestId?: string): GraphQLFormattedError {
    const fault = error instanceof Error ? error : new Error(String(error));
    const path = fault instanceof GraphQLError ? fault.path : undefined;
    const known = this.references.get(fault);
    const reference = known ?? referenceGivenBy(fault) ?? randomBytes(6).toString('hex');
    if (known === undefined) {
      this.references.set(fault, reference);
      const subgraph = fault instanceof GraphQLError ? fault.extensions['serviceName'] : undefined;
      this.log.error({ reference, requestId, path, subgraph, err: fault }, 'fault');
    }
    return internal(reference, path);
  }

  plugin(): ApolloServerPlugin<Caller> {
    return {
      requestDidStart: async () => ({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) if (!isMeantForClient(error.toJSON())) this.mask(error, contextValue.requestId);
        },
        // Data that breaks the schema is nulled by the gateway and told in an extension only: it is a fault like another.
        willSendResponse: async ({ response: { body }, contextValue }) => {
          if (body.kind !== 'single') return;
          const { valueCompletion, ...extensions } = (body.singleResult.extensions ?? {}) as { readonly valueCompletion?: readonly GraphQLFormattedError[] };
          if (valueCompletion === undefined) return;
          const errors = valueCompletion.map(({ message, path }) => this.mask(new GraphQLError(message, { path }), contextValue.requestId));
          body.singleResult = {
            ...body.singleResult, errors: [...(body.singleResult.errors ?? []), ...errors],
            ...(Object.keys(extensions).length === 0 ? { extensions: undefined } : { extensions }),
          } as typeof body.singleResult;
        },
      }),
    };
  }
}
