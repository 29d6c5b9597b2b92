import { STATUS_CODES } from 'node:http';

import { explainAccess } from '@mirex/gateway/access/access.messages';
import { explainBureau } from '@mirex/gateway/bureau/bureau.messages';
import { explainDocument } from '@mirex/gateway/documents/documents.messages';
import { internal, refused } from '@mirex/gateway/errors/errors.messages';
import { explainLimit } from '@mirex/gateway/limits/limits.messages';
import { explainShard } from '@mirex/gateway/shard/shard.messages';
import { explainIdempotency } from '@mirex/kit/idempotency/idempotency.messages';
import { explainKit } from '@mirex/kit/kit.messages';
import { explainErasure } from '@mirex/kit/privacy/erasure.messages';
import type { Explained } from '@mirex/schema/explainer';
import { explainVocabulary } from '@mirex/schema/refusal.messages';

import { SUBGRAPHS } from './catalogue.ts';
import { explainStart } from './postgres/start-refusal.messages.ts';

/** The refusals of one part of the house. */
export interface Chapter {
  readonly from: string;
  /** Each code with its French sentence, `…` standing for what varies. */
  readonly sentences: ReadonlyMap<string, string>;
}

type Sentences = Iterable<readonly [code: string, sentence: string]>;

/** In the order in which a request meets them. The same code may be said by several, each in its own words. */
export const errorCatalogue = (): Chapter[] => [
  chapter('the gateway, of a request', [...requestFaults(), ...explainLimit.catalogue, ...explainDocument.catalogue, ...explainShard.catalogue, ...explainBureau.catalogue]),
  chapter('ids, cursors and marks, in every subgraph', explainVocabulary.catalogue),
  chapter('every subgraph', [...explainKit.catalogue, ...explainIdempotency.catalogue, ...explainErasure.catalogue]),
  ...SUBGRAPHS.map(({ name, explainers }) => chapter(`subgraph ${name}`, explainers.flatMap(({ catalogue }) => [...catalogue]))),
  chapter('the start of an installation', explainStart.catalogue),
];

const chapter = (from: string, sentences: Sentences): Chapter =>
  ({ from, sentences: new Map([...sentences].toSorted(([a], [b]) => (a < b ? -1 : 1))) });

/** What is refused before an operation is read has no explainer: HTTP or the token decides, and the sentence follows. */
function requestFaults(): (readonly [string, string])[] {
  const statuses = Object.keys(STATUS_CODES).map(Number).filter((status) => status >= 400);
  const http = statuses.flatMap((status) => refused(status).errors).map(({ message, extensions }) => [String(extensions?.['code']), message] as const);
  const fault = internal('…');
  const access: Explained = explainAccess({ code: 'UNAUTHENTICATED', why: 'INVALID' });
  // The other way round: of the statuses that share a code, the first has the sentence that says most.
  return [...http.toReversed(), [String(fault.extensions?.['code']), fault.message], [access.code, access.message]];
}

/** The catalogue as people read it: `schema/errors.md`. */
export const writeCatalogue = (chapters: readonly Chapter[]): string => [
  '# What can be refused',
  '',
  'Written by `npm run schema`; do not edit. A code is stable: programs may rely on it. The sentence is shown as it is; `…` stands for what varies.',
  ...chapters.filter(({ sentences }) => sentences.size > 0).flatMap(({ from, sentences }) => [
    '', `## From ${from}`, '', '| code | sentence |', '|---|---|',
    ...[...sentences].map(([code, sentence]) => `| \`${code}\` | ${sentence.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`),
  ]),
  '',
].join('\n');
