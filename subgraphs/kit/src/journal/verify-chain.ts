import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { lineText } from './line-text.ts';

/** The end of a chain: who keeps it elsewhere can tell later whether the chain still leads there. */
export interface Head {
  /** Lines chained so far; 0: none. */
  readonly position: number;
  /** SHA-256 over all of them, in hex; empty for none. */
  readonly hash: string;
}

/** What is wrong, and where. */
export type Break =
  /** The line, or the link, is not what was chained. */
  | { readonly why: 'ALTERED'; readonly position: number; readonly line: string }
  /** A position or its line is not there. */
  | { readonly why: 'MISSING'; readonly position: number }
  /** A line is there that was never chained. */
  | { readonly why: 'UNCHAINED'; readonly line: string }
  /** The chain was once longer, or led elsewhere: an anchor says so. */
  | { readonly why: 'ANCHOR'; readonly position: number };

export interface Proof {
  readonly head: Head;
  /** Where the chain breaks first; undefined: it is whole. */
  readonly broken: Break | undefined;
}

interface Row {
  readonly position: string;
  readonly line: string | null;
  readonly hash: string;
  readonly text: string;
}

const CHUNK = 1_000;

/**
 * Goes along the whole chain, computing every hash anew, and says where it breaks first. It reads what is committed and
 * holds up nobody who writes.
 *
 * @param anchors heads of this chain that were kept elsewhere.
 */
export async function verifyChain(em: Pick<EntityManager, 'execute'>, anchors: readonly Head[] = []): Promise<Proof> {
  const known = new Map(anchors.map(({ position, hash }) => [position, hash]));
  let head: Head = { position: 0, hash: '' };
  for (;;) {
    const rows = await linksAfter(em, head.position);
    for (const row of rows) {
      const position = head.position + 1;
      if (Number(row.position) !== position || row.line === null) return { head, broken: { why: 'MISSING', position } };
      const hash = createHash('sha256').update(Buffer.from(head.hash, 'hex')).update(row.text).digest('hex');
      if (hash !== row.hash) return { head, broken: { why: 'ALTERED', position, line: row.line } };
      if ((known.get(position) ?? hash) !== hash) return { head, broken: { why: 'ANCHOR', position } };
      head = { position, hash };
    }
    if (rows.length < CHUNK) break;
  }
  const lost = Math.min(...anchors.map(({ position }) => position).filter((position) => position > head.position));
  if (lost !== Infinity) return { head, broken: { why: 'ANCHOR', position: lost } };
  const [unchained] = await em.execute<{ id: string }[]>('select id from journal_line l where not exists (select from journal_link k where k.line_id = l.id) order by id limit 1');
  return { head, broken: unchained && { why: 'UNCHAINED', line: unchained.id } };
}

const linksAfter = (em: Pick<EntityManager, 'execute'>, position: number): Promise<Row[]> => em.execute(
  `select k.position, l.id as line, encode(k.hash, 'hex') as hash, ${lineText('l')} as text
   from journal_link k left join journal_line l on l.id = k.line_id where k.position > ? order by k.position limit ?`,
  [position, CHUNK],
);

/** The end of the chain as it is now. */
export async function headOf(em: Pick<EntityManager, 'execute'>): Promise<Head> {
  const [row] = await em.execute<{ position: string; hash: string }[]>(`select position, encode(hash, 'hex') as hash from journal_link order by position desc limit 1`);
  return { position: Number(row?.position ?? 0), hash: row?.hash ?? '' };
}
