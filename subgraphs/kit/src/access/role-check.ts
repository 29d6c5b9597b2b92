import type { ApolloServerPlugin } from '@apollo/server';
import { missing, requirementsOf } from '@mirex/schema/access/requirements';
import { readStatements } from '@mirex/schema/access/statements';
import { GraphQLError } from 'graphql';

import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';

/**
 * Asks once more, where the gateway was forgotten or deceived, whether the caller may ask for the root fields of a request.
 * The fields below are the gateway's to judge: it adds keys to what the client wrote.
 */
export function roleCheck(sdl: string): ApolloServerPlugin<Context> {
  const statements = readStatements(sdl);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue: { caller } }) => {
        if (operation === undefined || (caller.roles.includes('SYSTEM') && caller.peer === undefined)) return;
        const roots = requirementsOf(document, operation, statements).filter(({ coordinate }) => ROOT.test(coordinate));
        if (missing(roots, caller.roles)) throw forbidden();
      },
    }),
  };
}

/** With a status of its own: without one it would pass for a fault of ours, and open the gateway's breaker. */
function forbidden(): GraphQLError {
  const { code, message } = explainKit({ code: 'FORBIDDEN' });
  return new GraphQLError(message, { extensions: { code, http: { status: 403 } } });
}

/** Not `_entities` and `_service`, which are federation's. */
const ROOT = /^(Query|Mutation)\.[^_]/;
