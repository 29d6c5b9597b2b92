import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { tellPlaces } from '../allocation/allocation.told.ts';
import { releasePlaces } from '../allocation/release.rows.ts';
import { AllocationRun, RunState } from './run.entity.ts';
import { checkAdoptable, isSeated, papersToPlace, requestsOf, type RunRefusal } from './run.rules.ts';
import { readCentres, readSeekers } from './run.rows.ts';

/** Any number that stays the same: what writes a whole allocation holds it to the end of its transaction. */
const ONE_AT_A_TIME = 5_143_050_4;

/**
 * Writes what a run proposed, whole, in one transaction: the seats that it may move are freed, and given anew.
 *
 * Two who write at once: the second is refused with ALLOCATION_UNDER_WAY. Who was placed by hand or summoned meanwhile stays
 * there. A process that dies in the middle has written nothing. Twenty statements, however many candidates there are.
 */
export function adoptAllocation(id: GlobalId, context: Context): Promise<Outcome<{ id: GlobalId }, RunRefusal>> {
  return context.em.transactional(async (tx) => {
    const [lock] = await tx.execute<{ taken: boolean }[]>('select pg_try_advisory_xact_lock(?, hashtext(current_schema())) as taken', [ONE_AT_A_TIME]);
    if (!lock?.taken) return refuse({ code: 'ALLOCATION_UNDER_WAY' });
    const run = await tx.findOne(AllocationRun, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const adoptable = checkAdoptable(id, run, run && (await lastAdopted(tx, run)));
    if (!run || !adoptable.ok) return adoptable.ok ? refuse({ code: 'RUN_UNKNOWN', given: id }) : adoptable;
    const inside = within(context, tx);
    if (isSeated(run.kind)) run.unplaced = await seat(run, inside);
    else await assign(run, inside);
    await writeRows(inside, { entity: 'AllocationRun', change: 'UPDATE' }, `update allocation_run set state = 'OUTDATED' where session = ? and kind = ? and state = 'SIMULATED' and id <> ? returning id`, [run.session, run.kind, id]);
    Object.assign(run, { state: RunState.ADOPTED, adoptedAt: context.now(), adoptedBy: context.caller.sub });
    return accept({ id });
  });
}

const lastAdopted = async (tx: EntityManager, { session, kind }: AllocationRun): Promise<Date | null> =>
  (await tx.findOne(AllocationRun, { session, kind, state: RunState.ADOPTED }, { orderBy: { adoptedAt: 'desc' } }))?.adoptedAt ?? null;

/** @returns how many places could not be given. */
async function seat(run: AllocationRun, context: Context): Promise<number> {
  const { em } = context;
  const freed = await releasePlaces(context, `Répartition ${run.id}.`, {
    sql: `from sitting s, centre c where s.id = a.sitting_id and c.id = s.centre_id and s.session = ? and c.kind = ? and s.starts_at > ? and not a.fixed and not a.summoned`,
    values: [run.session, run.kind, context.now()],
  });
  const centres = await readCentres(em, run.session, run.kind);
  const held = [...new Set(centres.flatMap(({ sittings }) => sittings.map(({ paper }) => paper)))];
  const papers = new Map((await readSeekers(em, run.session)).map((row) => [row.id, papersToPlace(row, held)]));
  const requests = requestsOf(run.assignments, papers, centres);
  const outcomes = await allocateInBulk(requests, context, { reason: `Répartition ${run.id}.`, fixed: false });
  const seated = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.enrolmentId] : [])));
  await tellPlaces(freed.filter((one) => !seated.has(one)), context);
  return run.leftOut.filter(({ paper }) => paper === null).length + outcomes.filter(({ ok }) => !ok).length;
}

async function assign(run: AllocationRun, context: Context): Promise<void> {
  const { now, caller } = context;
  await writeRows(
    context, { entity: 'CentreAssignment', change: 'UPDATE' },
    `insert into centre_assignment (enrolment_id, kind, centre_id, at, by)
     select r."enrolmentId", ?, r."centreId", ?, ? from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, "centreId" text)
     on conflict (enrolment_id, kind) do update set centre_id = excluded.centre_id, at = excluded.at, by = excluded.by
     returning enrolment_id || '/' || kind as id`,
    [run.kind, now(), caller.sub, JSON.stringify(run.assignments)],
  );
}
