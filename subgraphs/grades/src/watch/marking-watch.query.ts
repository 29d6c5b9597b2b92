import type { Context } from '@mirex/kit/context';
import { seenRows } from '@mirex/kit/access/seen-rows';

import { CcfPlan } from '../ccf/ccf.entity.ts';
import { FraudCase } from '../fraud/fraud.entity.ts';
import { Mark } from '../mark/mark.entity.ts';
import { MarkingBatch } from '../marking/marking-batch.entity.ts';

export interface WatchQuestion {
  readonly session: number;
  readonly speciality?: string | null | undefined;
  readonly paper?: string | null | undefined;
}

export interface Counts {
  readonly expected: number;
  readonly present: number;
  readonly absent: number;
  readonly entered: number;
  readonly verified: number;
  readonly locked: number;
}

export interface PlaceCounts extends Counts {
  /** Null: no attendance is recorded, as for a paper that is assessed during the course. */
  readonly centreId: string | null;
  readonly paper: string;
}

/** The marks that the caller sees, by centre and paper, in the order of both. One statement. */
export async function watchPlaces({ session, speciality = null, paper = null }: WatchQuestion, { em }: Context): Promise<PlaceCounts[]> {
  const seen = await seenRows(em, Mark, 'm.id');
  return em.execute<PlaceCounts[]>(
    `select a.centre_id as "centreId", m.paper_code as paper, count(*)::integer as expected,
       count(*) filter (where a.presence = 'PRESENT')::integer as present, count(*) filter (where a.presence <> 'PRESENT')::integer as absent,
       count(m.hundredths)::integer as entered, count(*) filter (where coalesce(m.locked_from, m.state) in ('VERIFIED', 'HARMONISED'))::integer as verified,
       count(*) filter (where m.state in ('LOCKED', 'DELIBERATED'))::integer as locked
     from mark m left join attendance a on a.enrolment_id = m.enrolment_id and a.paper = m.paper_code
     where m.session = ? and (?::text is null or m.speciality_code = ?) and (?::text is null or m.paper_code = ?)
       and coalesce(m.locked_from, m.state) not in ('EXEMPT', 'KEPT') and ${seen.sql}
     group by a.centre_id, m.paper_code order by a.centre_id, m.paper_code`,
    [session, speciality, speciality, paper, paper, ...seen.values],
  );
}

export const sumOf = (places: readonly Counts[]): Counts => places.reduce((all, place) => ({
  expected: all.expected + place.expected, present: all.present + place.present, absent: all.absent + place.absent,
  entered: all.entered + place.entered, verified: all.verified + place.verified, locked: all.locked + place.locked,
}), { expected: 0, present: 0, absent: 0, entered: 0, verified: 0, locked: 0 });

/** What is late or amiss, of what the caller sees. One statement. */
export async function watchFaults({ session, speciality = null, paper = null }: WatchQuestion, { em, now }: Context): Promise<{ readonly lateBatches: number; readonly lateCcfPlans: number; readonly openFrauds: number }> {
  const [batches, plans, cases] = [await seenRows(em, MarkingBatch, 'b.id'), await seenRows(em, CcfPlan, 'p.id'), await seenRows(em, FraudCase, 'f.id')];
  const [row] = await em.execute<{ lateBatches: number; lateCcfPlans: number; openFrauds: number }[]>(
    `select
       (select count(*)::integer from marking_batch b where b.session = ? and b.finished_at is null and b.due_at < ? and (?::text is null or starts_with(b.paper, ?::text || '.')) and (?::text is null or b.paper = ?) and ${batches.sql}) as "lateBatches",
       (select count(*)::integer from ccf_plan p where p.session = ? and p.state <> 'VALIDATED' and p.due_at < ? and (?::text is null or p.speciality_code = ?) and ${plans.sql}) as "lateCcfPlans",
       (select count(*)::integer from fraud_case f where f.session = ? and f.state <> 'FINAL' and (?::text is null or f.speciality_code = ?) and (?::text is null or ? = any(f.papers)) and ${cases.sql}) as "openFrauds"`,
    [session, now(), speciality, speciality, paper, paper, ...batches.values, session, now(), speciality, speciality, ...plans.values, session, speciality, speciality, paper, paper, ...cases.values],
  );
  return row ?? { lateBatches: 0, lateCcfPlans: 0, openFrauds: 0 };
}
