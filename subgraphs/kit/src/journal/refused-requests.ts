import type { ApolloServerPlugin } from '@apollo/server';

import type { Context } from '../context.ts';
import { lineOf, writeLines } from './lines.ts';
import { rootFields } from './root-fields.ts';
import { rowIdsIn } from './row-ids.rules.ts';

/** Journals what a caller was refused for who they are: what they asked for, and which rows. Mutations that ran journal themselves. */
export const refusedRequests: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, document, request: { variables }, contextValue: context }) => {
      if (context.act.lines > 0 || !errors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN')) return;
      const line = lineOf(context, { action: rootFields(document), entity: null, change: 'NONE', rowIds: rowIdsIn(variables), outcome: 'FORBIDDEN' });
      await writeLines(context.em.fork(), [line]);
    },
  }),
};
