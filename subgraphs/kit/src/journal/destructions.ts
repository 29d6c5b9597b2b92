import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { destructionText } from './destruction.tables.ts';

/** A beginning of the journal that was destroyed: the anchor that what follows it leads back to. */
export interface Destruction {
  /** Of the last link that is gone. */
  readonly position: number;
  /** Its hash, in hex. */
  readonly hash: string;
  readonly destroyed: number;
  /** The rule: for how many days lines are kept, and by which text. */
  readonly days: number;
  readonly basis: string;
  readonly by: string;
  /** In UTC, to the second. */
  readonly at: string;
  /** SHA-256 over it and all before it, in hex: a line of the journal tells that of the last. */
  readonly proof: string;
}

interface Row extends Omit<Destruction, 'position' | 'destroyed'> {
  readonly position: string;
  readonly destroyed: string;
  readonly text: string;
  /** It destroyed nothing that its rule keeps, as far as it says. */
  readonly timely: boolean;
}

/** All destructions of a journal, the oldest first, and the first that is not what was proved. */
export async function readDestructions(em: Pick<EntityManager, 'execute'>): Promise<{ readonly destructions: readonly Destruction[]; readonly forged: number | undefined }> {
  const rows = await em.execute<Row[]>(
    `select position, encode(hash, 'hex') as hash, destroyed, days, basis, by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, encode(proof, 'hex') as proof, ${destructionText('d')} as text,
       up_to = at - days * interval '24 hours' as timely
     from journal_destruction d order by d.position`,
  );
  let before = '';
  for (const { position, proof, text, timely } of rows) {
    if (!timely || createHash('sha256').update(Buffer.from(before, 'hex')).update(text).digest('hex') !== proof) return { destructions: [], forged: Number(position) };
    before = proof;
  }
  const destructions = rows.map(({ position, destroyed, text: _text, timely: _timely, ...row }) => ({ ...row, position: Number(position), destroyed: Number(destroyed) }));
  return { destructions, forged: undefined };
}
