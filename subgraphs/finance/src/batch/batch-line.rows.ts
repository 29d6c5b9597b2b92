import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Batch } from './batch.entity.ts';
import { type OfferedClaim, PAID_BY } from './payable-claim.rules.ts';

/** The most that one act puts into a batch: what the financial applications take in one file. */
export const LARGEST_BATCH = 10_000;

type Row = Omit<OfferedClaim, 'minor'> & { readonly minor: string | null };

/** The claims that are named, whatever they are; or all that can go into this batch. Locked, in one order for everybody. */
export async function findClaims({ kind, currency }: Batch, named: readonly GlobalId[] | null, em: EntityManager): Promise<readonly OfferedClaim[]> {
  const columns = 'select id, state, kind, currency, minor::text as "minor" from claim';
  const rows = named
    ? await em.execute<Row[]>(`${columns} where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update`, [JSON.stringify(named)])
    : await em.execute<Row[]>(
        `${columns} where state in ('VALIDATED', 'CORRECTED') and kind in (select jsonb_array_elements_text(?::jsonb)) and currency = ? and minor > 0 and not summons_cancelled
         order by id limit ? for update`,
        [JSON.stringify(Object.entries(PAID_BY).flatMap(([claimKind, batchKind]) => (batchKind === kind ? [claimKind] : []))), currency, LARGEST_BATCH],
      );
  return rows.map((row) => ({ ...row, minor: row.minor === null ? null : BigInt(row.minor) }));
}

interface NewLine {
  readonly id: GlobalId;
  readonly rank: number;
  readonly claim: GlobalId;
  readonly minor: string;
}

/** Adds lines; their claims become BATCHED, each with its trace. A claim that an application had rejected names the line that it corrects. */
export async function addLines({ id }: Batch, lines: readonly NewLine[], context: Context): Promise<void> {
  if (lines.length === 0) return;
  const { em, now, caller } = context;
  await em.execute(
    `with line as (select * from jsonb_to_recordset(?::jsonb) as l(id text, rank integer, claim text, minor bigint)),
     moved as (
       update claim c set state = 'BATCHED', version = c.version + 1 from line, claim before
       where c.id = line.claim and before.id = c.id returning c.id, c.version, before.state as was),
     traced as (
       insert into claim_change (claim_id, version, at, by, from_state, to_state, reason)
       select id, version, ?, ?, was, 'BATCHED', null from moved)
     insert into batch_line (id, batch_id, rank, claim_id, minor, state, corrects_id)
     select l.id, ?, l.rank, l.claim, l.minor, 'PENDING',
       (select o.id from batch_line o where o.claim_id = l.claim and o.state = 'REJECTED' order by o.id desc limit 1)
     from line l`,
    [JSON.stringify(lines), now(), caller.sub, id],
  );
  await journalRows(context, { entity: 'BatchLine', ids: lines.map((line) => line.id) }, { entity: 'Claim', ids: lines.map(({ claim }) => claim), change: 'UPDATE' });
}

/** Takes lines out, closes the gaps in their ranks, and gives their claims back. */
export async function removeLines({ id }: Batch, claims: readonly GlobalId[], context: Context): Promise<{ readonly removed: number; readonly minor: bigint }> {
  const { now, caller } = context;
  const [row] = await writeRows<{ removed: number; minor: string }>(
    context, { entity: 'BatchLine', change: 'DELETE' },
    `with written as (delete from batch_line where batch_id = ? and claim_id in (select jsonb_array_elements_text(?::jsonb)) returning id, claim_id, minor, corrects_id),
     moved as (
       update claim c set state = case when written.corrects_id is null then 'VALIDATED' else 'CORRECTED' end, version = c.version + 1
       from written where c.id = written.claim_id returning c.id, c.version, c.state),
     traced as (
       insert into claim_change (claim_id, version, at, by, from_state, to_state, reason) select id, version, ?, ?, 'BATCHED', state, null from moved)
     select count(*)::integer as removed, coalesce(sum(minor), 0)::text as minor from written`,
    [id, JSON.stringify(claims), now(), caller.sub],
  );
  await writeRows(
    context, { entity: 'BatchLine', change: 'UPDATE' },
    `update batch_line l set rank = r.rank from (select id, row_number() over (order by rank)::integer as rank from batch_line where batch_id = ?) r
     where l.id = r.id and l.rank <> r.rank returning l.id`,
    [id],
  );
  await journalRows(context, { entity: 'Claim', ids: claims, change: 'UPDATE' });
  return { removed: row?.removed ?? 0, minor: BigInt(row?.minor ?? 0) };
}
