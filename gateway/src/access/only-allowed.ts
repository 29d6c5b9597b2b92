import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Needs } from '@mirex/schema/access/needs';
import { missing, type Requirement } from '@mirex/schema/access/requirements';
import { GraphQLError } from 'graphql';

import type { Caller } from '../instance/caller.ts';
import { explainForbidden } from './access.messages.ts';

/**
 * Refuses a whole operation, before anything is planned or fetched, when it asks for a field that none of the caller's roles
 * may ask for.
 */
export function onlyAllowed(needs: Needs): ApolloServerPlugin<Caller> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue: { roles } }) => {
        if (operation === undefined || !needs.spoken) return;
        const lacking = missing(needs.of(document, operation), roles);
        if (lacking) throw forbidden(lacking);
      },
    }),
  };
}

function forbidden(lacking: Requirement): GraphQLError {
  const { code, message } = explainForbidden(lacking);
  return new GraphQLError(message, { extensions: { code, coordinate: lacking.coordinate, roles: [...lacking.roles], http: { status: 403, headers: new HeaderMap() } } });
}
