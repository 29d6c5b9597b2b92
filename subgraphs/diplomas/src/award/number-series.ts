import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Numbered } from './award-number.rules.ts';

/** The last rank given in the series of a session, its row locked until the transaction ends: whoever numbers next waits. */
export async function lockSeries(tx: EntityManager, session: number): Promise<number> {
  const [series] = await tx.execute<{ last_rank: number }[]>(
    `insert into number_series (session, last_rank) values (?, 0)
     on conflict (session) do update set last_rank = number_series.last_rank returning last_rank`,
    [session],
  );
  return series?.last_rank ?? 0;
}

/** Writes numbers into the register, and moves the series on; gives them as JSON, by id. Two statements, however many there are. */
export async function keepNumbers(tx: EntityManager, session: number, numbered: readonly Numbered<{ readonly id: GlobalId }>[], at: Date): Promise<string> {
  const given = JSON.stringify(numbered.map(({ row: { id }, rank, number }) => ({ id, rank, number })));
  await tx.execute(
    `insert into given_number (session, rank, number, diploma_id, given_at)
     select ?, r.rank, r.number, r.id, ? from jsonb_to_recordset(?::jsonb) as r(id text, rank integer, number text)`,
    [session, at, given],
  );
  await tx.execute('update number_series set last_rank = ? where session = ?', [numbered.at(-1)?.rank ?? 0, session]);
  return given;
}
