import type { GraphQLFormattedError } from 'graphql';

import type { JsonObject } from '../gather/json.ts';
import type { Ask, Call } from './ask.ts';

/** What a GraphQL server of this process gives: objects that nobody else holds. */
export interface LocalResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { toJSON(): GraphQLFormattedError }[];
}

/** A transport that is a function call, for an instance in the gateway's own process. */
export const inProcess = (run: (call: Call) => Promise<LocalResult>): Ask => async (call) => {
  const { data, errors } = await run(call);
  return {
    ...(data === undefined ? {} : { data: data as JsonObject | null }),
    ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
  };
};
