import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';

/**
 * Refuses, as the client's, what a gateway cannot run: a name that no operation has, and subscriptions. Unchecked, both
 * come out as faults of ours.
 */
export const onlyRunnable = (): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation === undefined) throw badRequest('OPERATION_RESOLUTION_FAILURE', 'Le document ne contient pas l’opération nommée, ou en contient plusieurs sans que « operationName » choisisse.');
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw badRequest('SUBSCRIPTION_UNSUPPORTED', 'Le graphe ne sert pas d’abonnement.');
    },
  }),
});

const badRequest = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400, headers: new HeaderMap() } } });
