import { createHash } from 'node:crypto';

import { parseId } from '@mirex/schema/global-id';
import { explainVocabulary } from '@mirex/schema/refusal.messages';
import type { Explained } from '@mirex/schema/explainer';

import { rolesAt } from '../access/reach.rules.ts';
import type { Context } from '../context.ts';
import type { Reply } from '../instance.ts';
import { lineOf } from '../journal/lines.ts';
import { writeTogether } from '../journal/write-together.ts';
import { explainKit } from '../kit.messages.ts';
import type { Subgraph } from '../subgraph.ts';
import type { DocumentFile } from './document.ts';
import { mayDownload } from './reader-roles.ts';

/** The file of a row, for a caller who was let in; or why not, with a status of HTTP. */
export async function answerDocument(subgraph: Subgraph, id: string, context: Context): Promise<Reply<string | Buffer>> {
  const parsed = parseId(id);
  if (!parsed.ok) return refused(404, explainVocabulary(parsed.refusal));
  const { tag, owner } = parsed.value;
  if (owner !== context.owner) return refused(404, explainKit({ code: 'MIREX_NOT_SERVED' }));
  const make = subgraph.documents?.[tag];
  if (!make) return refused(404, explainKit({ code: 'DOCUMENT_UNKNOWN' }));
  if (!mayDownload(subgraph, tag, rolesAt(context.caller, context.owner))) return refused(403, explainKit({ code: 'FORBIDDEN' }));
  const made = await make(id as never, context);
  if (made === null) return refused(404, explainKit({ code: 'DOCUMENT_UNKNOWN' }));
  if (!made.ok) return refused(409, made.refusal);
  await writeTogether(context.em, [lineOf(context, { action: 'download', entity: tag, change: 'READ', rowIds: [id], outcome: 'DONE' })]);
  return file(made.value);
}

const refused = (status: number, { code, message }: Explained): Reply => ({ status, body: JSON.stringify({ errors: [{ message, extensions: { code } }] }) });

const file = ({ name, type, bytes }: DocumentFile): Reply<Buffer> => ({
  status: 200, body: bytes,
  headers: { 'content-type': type, 'content-disposition': disposition(name), 'x-content-sha256': createHash('sha256').update(bytes).digest('hex') },
});

/** RFC 6266: the name as it is for browsers of today, and without accents for the others. */
const disposition = (name: string): string => {
  const plain = name.normalize('NFD').replaceAll(/[^\w.-]/g, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};
