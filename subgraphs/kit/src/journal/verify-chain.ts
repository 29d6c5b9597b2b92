import { createHash } from 'node:crypto';

import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';

import { DESTRUCTION } from './destruction.tables.ts';
import { type Destruction, readDestructions } from './destructions.ts';
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
  | { readonly why: 'ANCHOR'; readonly position: number }
  /** What is said to have been destroyed up to there is not what the journal tells, or is still there in part. */
  | { readonly why: 'DESTRUCTION'; readonly position: number };

export interface Proof {
  readonly head: Head;
  /** Where the chain breaks first; undefined: it is whole. */
  readonly broken: Break | undefined;
  /** What the chain begins with when its beginning was destroyed; undefined: it begins with its first line. */
  readonly begins?: Destruction | undefined;
}

interface Row {
  readonly position: string;
  readonly line: string | null;
  readonly hash: string;
  readonly text: string;
  /** The position and the proof of a destruction, where the line tells of one. */
  readonly told: readonly [position: string, proof: string] | null;
}

const CHUNK = 1_000;

/**
 * Goes along the whole chain, computing every hash anew, and says where it breaks first. It reads what is committed and
 * holds up nobody who writes.
 *
 * A chain whose beginning was destroyed begins at the anchor that was left: its hash must be what the first line that was kept is
 * chained on, and the journal must tell of it.
 *
 * @param anchors heads of this chain that were kept elsewhere; of what was destroyed since, they say nothing.
 */
export async function verifyChain(em: Pick<EntityManager, 'execute'>, anchors: readonly Head[] = []): Promise<Proof> {
  const { destructions, forged } = await readDestructions(em);
  if (forged !== undefined) return { head: NO_HEAD, broken: { why: 'DESTRUCTION', position: forged } };
  const begins = destructions.at(-1);
  const start: Head = begins ?? NO_HEAD;
  const walked = await walk(em, { position: start.position, hash: start.hash }, destructions, anchors.filter(({ position }) => position >= start.position));
  return { ...walked, begins };
}

/** The same while the beginning may be destroyed at any moment: all is read as it stood at once. */
export const verifyInOneView = (em: EntityManager, anchors: readonly Head[] = []): Promise<Proof> =>
  em.fork().transactional((tx) => verifyChain(tx, anchors), { isolationLevel: IsolationLevel.REPEATABLE_READ });

const NO_HEAD: Head = { position: 0, hash: '' };

async function walk(em: Pick<EntityManager, 'execute'>, start: Head, destructions: readonly Destruction[], anchors: readonly Head[]): Promise<Proof> {
  const known = new Map(anchors.map(({ position, hash }) => [position, hash]));
  if ((known.get(start.position) ?? start.hash) !== start.hash) return { head: start, broken: { why: 'ANCHOR', position: start.position } };
  const left = await em.execute<object[]>('select 1 from journal_link where position <= ? limit 1', [start.position]);
  if (left.length > 0) return { head: start, broken: { why: 'DESTRUCTION', position: start.position } };
  const proofs = new Map(destructions.map(({ position, proof }) => [position, proof]));
  let told: number | undefined;
  let head = start;
  for (;;) {
    const rows = await linksAfter(em, head.position);
    for (const row of rows) {
      const position = head.position + 1;
      if (Number(row.position) !== position || row.line === null) return { head, broken: { why: 'MISSING', position } };
      const hash = createHash('sha256').update(Buffer.from(head.hash, 'hex')).update(row.text).digest('hex');
      if (hash !== row.hash) return { head, broken: { why: 'ALTERED', position, line: row.line } };
      if ((known.get(position) ?? hash) !== hash) return { head, broken: { why: 'ANCHOR', position } };
      if (row.told) {
        told = Number(row.told[0]);
        if (proofs.get(told) !== row.told[1]) return { head, broken: { why: 'DESTRUCTION', position: told } };
      }
      head = { position, hash };
    }
    if (rows.length < CHUNK) break;
  }
  const lost = Math.min(...anchors.map(({ position }) => position).filter((position) => position > head.position));
  if (lost !== Infinity) return { head, broken: { why: 'ANCHOR', position: lost } };
  if (start.position > 0 && told !== start.position) return { head, broken: { why: 'DESTRUCTION', position: start.position } };
  const [unchained] = await em.execute<{ id: string }[]>('select id from journal_line l where not exists (select from journal_link k where k.line_id = l.id) order by id limit 1');
  return { head, broken: unchained && { why: 'UNCHAINED', line: unchained.id } };
}

const linksAfter = (em: Pick<EntityManager, 'execute'>, position: number): Promise<Row[]> => em.execute(
  `select k.position, l.id as line, encode(k.hash, 'hex') as hash, ${lineText('l')} as text,
     case when l.entity = '${DESTRUCTION.entity}' and l.action = '${DESTRUCTION.action}' then l.row_ids end as told
   from journal_link k left join journal_line l on l.id = k.line_id where k.position > ? order by k.position limit ?`,
  [position, CHUNK],
);

/** The end of the chain as it is now. */
export async function headOf(em: Pick<EntityManager, 'execute'>): Promise<Head> {
  const [row] = await em.execute<{ position: string; hash: string }[]>(`select position, encode(hash, 'hex') as hash from journal_link order by position desc limit 1`);
  return { position: Number(row?.position ?? 0), hash: row?.hash ?? '' };
}
