import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind } from 'graphql';

import type { Context } from '../context.ts';
import { lineOf, writeLines } from './lines.ts';
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

const MOST = 10;

/** The names of the root fields, not of their aliases: a client chooses those. */
const rootFields = (document: DocumentNode | undefined): string => {
  const names = (document?.definitions ?? []).flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []))
    .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
  return [...new Set(names)].slice(0, MOST).join(' ') || 'request';
};
