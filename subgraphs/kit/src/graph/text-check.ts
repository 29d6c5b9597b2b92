import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';

import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';
import { clientError } from './client-error.ts';

/** PostgreSQL stores neither NUL nor half a surrogate pair: such a text is refused before any resolver sees it. */
export const textCheck: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, request }) => {
      if (!textsOf(document).every(isStorable) || !isStorableDeep(request.variables)) throw clientError(explainKit({ code: 'TEXT_MALFORMED' }));
    },
  }),
};

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

function textsOf(document: DocumentNode): string[] {
  const texts: string[] = [];
  visit(document, { StringValue: ({ value }) => void texts.push(value) });
  return texts;
}

function isStorableDeep(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isStorableDeep);
}
