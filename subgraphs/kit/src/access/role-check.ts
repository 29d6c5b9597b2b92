import type { ApolloServerPlugin } from '@apollo/server';
import { needsBy } from '@mirex/schema/access/needs';
import { missing, type Requirement } from '@mirex/schema/access/requirements';
import { GraphQLError } from 'graphql';

import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';

/**
 * Asks once more, where the gateway was forgotten or deceived, whether the caller may ask for what a request asks: its root
 * fields, and the fields anywhere below that say it themselves or are sensitive, by reference too. What a type says for all of
 * its fields is the gateway's to judge: it adds keys to what the client wrote.
 */
export function roleCheck(sdl: string): ApolloServerPlugin<Context> {
  const needs = needsBy(sdl);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue: { caller } }) => {
        if (operation === undefined || !needs.spoken || (caller.roles.includes('SYSTEM') && caller.peer === undefined)) return;
        if (missing(judged(needs.of(document, operation)), caller.roles)) throw forbidden();
      },
    }),
  };
}

/** By what an operation needs, which is worked out once for each parsed operation. */
const judgedOf = new WeakMap<readonly Requirement[], readonly Requirement[]>();

function judged(needed: readonly Requirement[]): readonly Requirement[] {
  const known = judgedOf.get(needed) ?? needed.filter(judgedHere);
  judgedOf.set(needed, known);
  return known;
}

/** With a status of its own: without one it would pass for a fault of ours, and open the gateway's breaker. */
function forbidden(): GraphQLError {
  const { code, message } = explainKit({ code: 'FORBIDDEN' });
  return new GraphQLError(message, { extensions: { code, http: { status: 403 } } });
}

const judgedHere = ({ coordinate, own, sensitive }: Requirement): boolean => own === true || sensitive !== undefined || ROOT.test(coordinate);

const ROOT = /^(Query|Mutation)\./;
