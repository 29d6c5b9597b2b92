import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { missing, type Requirement, requirementsOf } from '@mirex/schema/access/requirements';
import { readStatements } from '@mirex/schema/access/statements';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';

import type { Caller } from '../instance/caller.ts';
import { explainForbidden } from './access.messages.ts';

/**
 * Refuses a whole operation, before anything is planned or fetched, when it asks for a field that none of the caller's roles
 * may ask for. What an operation needs is worked out once: Apollo keeps parsed documents, and this keeps what they need.
 */
export function onlyAllowed(supergraph: string): ApolloServerPlugin<Caller> {
  const statements = readStatements(supergraph);
  const known = new WeakMap<OperationDefinitionNode, readonly Requirement[]>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue: { roles } }) => {
        if (operation === undefined) return;
        const needed = known.get(operation) ?? requirementsOf(document, operation, statements);
        known.set(operation, needed);
        const lacking = missing(needed, roles);
        if (lacking) throw forbidden(lacking);
      },
    }),
  };
}

function forbidden(lacking: Requirement): GraphQLError {
  const { code, message } = explainForbidden(lacking);
  return new GraphQLError(message, { extensions: { code, coordinate: lacking.coordinate, roles: [...lacking.roles], http: { status: 403, headers: new HeaderMap() } } });
}
