import type { Problem } from '@mirex/schema/shard/problem';
import { GraphQLError, parse } from 'graphql';

import type { Source } from './subgraph-sources.ts';

/** A refusal as a person reads it: where, what, by which way a query gets there, what to write instead. */
export const problemParagraph = ({ code, subgraph, at, trail, message, mend }: Problem): string => [
  `${code}  ${subgraph}: ${at}`,
  `  ${message}.`,
  ...(trail.length === 0 ? [] : [`  reached by: ${[...trail, at].join(' > ')}`]),
  `  mend: ${mend}.`,
].join('\n');

/** What federation itself refuses. */
export const federationParagraph = ({ message, extensions }: GraphQLError): string =>
  `${typeof extensions['code'] === 'string' ? extensions['code'] : 'FEDERATION'}\n  ${message.replaceAll('\n', '\n  ')}`;

/** What would be answered wrong, because the gateway's planner plans it wrong. */
export const planParagraph = (fault: string): string => `UNPLANNABLE\n  ${fault}\n  mend: say it without that; why, and what was measured, is in docs/decisions/0002-planner.md.`;

/** What is no GraphQL at all. */
export function syntaxParagraphs({ name, sdl }: Source): string[] {
  try {
    parse(sdl, { noLocation: true });
    return [];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [`SYNTAX  ${name}, line ${error.locations?.[0]?.line ?? '?'}\n  ${error.message}`];
  }
}
