import type { ApolloServerPlugin } from '@apollo/server';
import { needsBy } from '@mirex/schema/access/needs';
import { missing, type Requirement } from '@mirex/schema/access/requirements';
import { GraphQLError, OperationTypeNode } from 'graphql';

import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';
import { rolesAt } from './reach.rules.ts';

/**
 * Asks once more, where the gateway was forgotten or deceived, whether the caller may ask for what a request asks: its root
 * fields, and the fields anywhere below that say it themselves or are sensitive, by reference too. What a type says for all of
 * its fields is the gateway's to judge: it adds keys to what the client wrote.
 *
 * An act, and what is sensitive, is judged by what somebody is here: an agent of another MIREX who is lent as an examiner acts
 * as an examiner. What else they read is kept to the rows that are theirs.
 */
export function roleCheck(sdl: string): ApolloServerPlugin<Context> {
  const needs = needsBy(sdl);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue: { caller, owner } }) => {
        if (operation === undefined || !needs.spoken || (caller.roles.includes('SYSTEM') && caller.peer === undefined)) return;
        const needed = judged(needs.of(document, operation));
        const byPlace = operation.operation === OperationTypeNode.MUTATION ? needed : needed.filter(({ sensitive }) => sensitive !== undefined);
        if (missing(needed, caller.roles) ?? (byPlace.length === 0 ? undefined : missing(byPlace, rolesAt(caller, owner)))) throw forbidden();
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
