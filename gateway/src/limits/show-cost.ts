import type { ApolloServerPlugin } from '@apollo/server';

import type { Caller } from '../instance/caller.ts';

/** Writes what an operation cost into `extensions.cost` of its answer, refused or not. */
export const showCost = (): ApolloServerPlugin<Caller> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body }, contextValue: { cost } }) => {
      if (body.kind !== 'single' || cost === undefined) return;
      body.singleResult = { ...body.singleResult, extensions: { ...body.singleResult.extensions, cost } };
    },
  }),
});
