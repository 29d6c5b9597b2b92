import type { Explained } from '@mirex/schema/explainer';
import { type GlobalId, type IdTag, parseId } from '@mirex/schema/global-id';
import type { Outcome, Refusal } from '@mirex/schema/outcome';
import { explainVocabulary } from '@mirex/schema/refusal.messages';
import { GraphQLError } from 'graphql';

import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';

/** A refusal where there is no payload to put it in: a query's argument. It reaches the client as it is. */
export const clientError = ({ code, message }: Explained): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** The value, or the refusal thrown for the client to read. */
export function orThrow<Value, R extends Refusal>(outcome: Outcome<Value, R>, explain: (refusal: R) => Explained): Value {
  if (outcome.ok) return outcome.value;
  throw clientError(explain(outcome.refusal));
}

/** Reads an id argument: of this type, and of a row that this instance can hold. */
export function readId(id: string, tag: IdTag, { owner }: Context): GlobalId {
  const parsed = orThrow(parseId(id, tag), explainVocabulary);
  if (parsed.owner === owner) return id as GlobalId;
  throw clientError(explainKit({ code: 'MIREX_NOT_SERVED' }));
}

/** Reads an id argument of this type, whoever's row it is: actors and summonses of other MIREX are named too. */
export function readAnyId(id: string, tag: IdTag): GlobalId {
  orThrow(parseId(id, tag), explainVocabulary);
  return id as GlobalId;
}

/** Refuses an input that names another MIREX than this instance's: the gateway routed it wrongly, or nobody did. */
export function expectServed(mirex: string, { owner }: Pick<Context, 'owner'>): void {
  if (mirex !== owner) throw clientError(explainKit({ code: 'MIREX_NOT_SERVED' }));
}
