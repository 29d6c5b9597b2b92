import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, visit } from 'graphql';

import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';

/** PostgreSQL stores neither NUL nor half a surrogate pair: such a text is refused before any resolver sees it. */
export const textCheck: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, request }) => {
      if (!isStorableDocument(document) || !isStorableDeep(request.variables)) throw badRequest();
    },
  }),
};

/** A refusal of the whole question is the client's, and has to say so: without a status of its own it would pass for our fault. */
function badRequest(): GraphQLError {
  const { code, message } = explainKit({ code: 'TEXT_MALFORMED' });
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

/** Looked at once for each parsed operation: servers keep those that come again. */
const known = new WeakMap<DocumentNode, boolean>();

function isStorableDocument(document: DocumentNode): boolean {
  const storable = known.get(document) ?? textsOf(document).every(isStorable);
  known.set(document, storable);
  return storable;
}

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
