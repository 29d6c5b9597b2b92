import type { GlobalId } from '@mirex/schema/global-id';
import { ruleNumber } from '@mirex/schema/regulation';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { EntityManager } from '@mikro-orm/postgresql';

import { GONE_STATES } from '../mark/mark.rules.ts';
import { heldPlan, traceCcf } from './ccf-plan.service.ts';
import { type CcfPlan, CcfSituation } from './ccf.entity.ts';
import { type CcfAbsence, type CcfEntry, type CcfRefusal, paperMark, readEntry } from './ccf.rules.ts';

export interface CcfLine {
  readonly enrolmentId: GlobalId;
  /** Its number in the plan. */
  readonly situation: number;
  readonly points: string | null;
  readonly absence: CcfAbsence | null;
}

/** The longest sheet that is taken at once. */
const LONGEST = 5_000;

/** The candidates of a plan who are assessed during the course in a paper: those whose own map does not say otherwise. */
const ASSESSED = `
  select e.id as enrolment_id, s.number, s.paper, s.weight_tenths from known_enrolment e
  join ccf_plan p on p.session = e.session and p.speciality_code = e.speciality_code and p.establishment_uai = e.establishment_uai
  join ccf_situation s on s.plan_id = p.id join mark m on m.enrolment_id = e.id and m.paper_code = s.paper and m.state not in ('EXEMPT', 'KEPT')
  left join known_paper k on k.enrolment_id = e.id and k.paper = s.paper
  where p.id = ? and e.state not in (?) and coalesce(k.mode, 'CCF') = 'CCF'`;

interface CcfNumbers {
  readonly step: number;
  readonly absenceMark: number;
}

async function numbersOf({ session, specialityCode }: CcfPlan, context: Context): Promise<CcfNumbers> {
  const facts = await dataSet(context, 'regulations');
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === specialityCode)?.diploma ?? '';
  const [step, absenceMark] = ['CCF_MARK_STEP', 'CCF_UNJUSTIFIED_ABSENCE_MARK'].map((name) => ruleNumber(facts, { diploma, session }, name));
  if (step === undefined || absenceMark === undefined) throw new Error(`the edition has no rules for assessment during the course of ${diploma} in ${session}`);
  return { step, absenceMark };
}

/** Enters the marks of situations, all lines or none; typed over until they are submitted. Six statements. */
export async function enterCcfMarks(id: GlobalId, seen: number, lines: readonly CcfLine[], context: Context): Promise<Outcome<CcfPlan, CcfRefusal & { readonly line?: number }>> {
  if (lines.length === 0 || lines.length > LONGEST) return refuse({ code: 'CCF_LINES', given: lines.length });
  return context.em.transactional(async (tx) => {
    const held = await heldPlan(tx, id, seen, 'ENTER_MARKS');
    if (!held.ok) return held;
    const { plan } = held.value;
    const { step, absenceMark } = await numbersOf(plan, context);
    const situations = new Set((await tx.find(CcfSituation, { planId: id })).map(({ number }) => number));
    const assessed = new Set((await tx.execute<{ enrolment_id: string; number: number }[]>(ASSESSED, [id, GONE_STATES])).map((row) => `${row.enrolment_id} ${row.number}`));
    const rows = new Map<string, CcfEntry & { readonly enrolment: GlobalId; readonly number: number }>();
    for (const [line, { enrolmentId, situation, points, absence }] of lines.entries()) {
      if (!situations.has(situation)) return refuse({ code: 'CCF_SITUATION_UNKNOWN', situation, line });
      if (!assessed.has(`${enrolmentId} ${situation}`)) return refuse({ code: 'CCF_CANDIDATE_OUTSIDE', enrolment: enrolmentId, line });
      const entry = readEntry(points, absence, step, absenceMark);
      if (!entry.ok) return refuse({ ...entry.refusal, line });
      rows.set(`${enrolmentId} ${situation}`, { ...entry.value, enrolment: enrolmentId, number: situation });
    }
    await tx.execute(
      `insert into ccf_mark (plan_id, number, enrolment_id, hundredths, absence, entered_at, entered_by)
       select ?, r.number, r.enrolment, r.hundredths, r.absence, ?, ? from jsonb_to_recordset(?::jsonb) as r(enrolment text, number integer, hundredths integer, absence text)
       on conflict (plan_id, number, enrolment_id) do update set hundredths = excluded.hundredths, absence = excluded.absence, entered_at = excluded.entered_at, entered_by = excluded.entered_by`,
      [id, context.now(), context.caller.sub, JSON.stringify([...rows.values()])],
    );
    await journalRows(within(context, tx), { entity: 'CcfPlan', change: 'UPDATE', ids: [id] });
    traceCcf(tx, plan, { act: 'ENTER_MARKS', before: plan.state, lines: rows.size, reason: null }, context);
    return accept(plan);
  });
}

/** How many marks of situations are still missing in a plan. */
async function missingMarks(tx: EntityManager, id: GlobalId): Promise<number> {
  const [row] = await tx.execute<{ missing: number }[]>(
    `select count(*)::integer as missing from (${ASSESSED}) as a left join ccf_mark c on c.plan_id = ? and c.number = a.number and c.enrolment_id = a.enrolment_id where c.enrolment_id is null`,
    [id, GONE_STATES, id],
  );
  return row?.missing ?? 0;
}

/** Submits the marks of a plan: none may be missing. */
export async function submitCcfMarks(id: GlobalId, seen: number, context: Context): Promise<Outcome<CcfPlan, CcfRefusal>> {
  return context.em.transactional(async (tx) => {
    const held = await heldPlan(tx, id, seen, 'SUBMIT_MARKS');
    if (!held.ok) return held;
    const missing = await missingMarks(tx, id);
    if (missing > 0) return refuse({ code: 'CCF_MARKS_INCOMPLETE', marks: missing });
    const { plan, to } = held.value;
    const before = plan.state;
    plan.state = to ?? before;
    traceCcf(tx, plan, { act: 'SUBMIT_MARKS', before, lines: null, reason: null }, context);
    return accept(plan);
  });
}

/** Validates the marks of a plan: those of the papers follow from them, verified. Refused when a jury has opened. Seven statements. */
export async function validateCcfMarks(id: GlobalId, seen: number, context: Context): Promise<Outcome<CcfPlan, CcfRefusal>> {
  const { caller, now } = context;
  return context.em.transactional(async (tx) => {
    const held = await heldPlan(tx, id, seen, 'VALIDATE_MARKS');
    if (!held.ok) return held;
    const { plan, to } = held.value;
    const { step } = await numbersOf(plan, context);
    const rows = await tx.execute<{ mark: string; state: string; situations: (CcfEntry & { weightTenths: number })[] }[]>(
      `select m.id as mark, m.state, jsonb_agg(jsonb_build_object('hundredths', c.hundredths, 'absence', c.absence, 'weightTenths', a.weight_tenths)) as situations
       from (${ASSESSED}) as a join ccf_mark c on c.plan_id = ? and c.number = a.number and c.enrolment_id = a.enrolment_id
       join mark m on m.enrolment_id = a.enrolment_id and m.paper_code = a.paper group by m.id order by m.id`,
      [id, GONE_STATES, id],
    );
    const locked = rows.filter(({ state }) => state === 'LOCKED' || state === 'DELIBERATED').length;
    if (locked > 0) return refuse({ code: 'CCF_LOCKED', marks: locked });
    const marks = rows.map(({ mark, situations }) => {
      const points = paperMark(situations, step);
      return { id: mark, points, state: points === null ? 'ABSENT_JUSTIFIED' : 'VERIFIED' };
    });
    await tx.execute(
      `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
       select m.id, ?, ?, m.state, r.state, m.hundredths, r.points, 'CCF validé' from jsonb_to_recordset(?::jsonb) as r(id text, points integer, state text) join mark m on m.id = r.id`,
      [now(), caller.sub, JSON.stringify(marks)],
    );
    await tx.execute(
      `update mark set hundredths = r.points, state = r.state, entered_at = ?, version = mark.version + 1 from jsonb_to_recordset(?::jsonb) as r(id text, points integer, state text) where mark.id = r.id`,
      [now(), JSON.stringify(marks)],
    );
    await journalRows(within(context, tx), { entity: 'Mark', change: 'UPDATE', ids: marks.map((mark) => mark.id) });
    const before = plan.state;
    plan.state = to ?? before;
    traceCcf(tx, plan, { act: 'VALIDATE_MARKS', before, lines: marks.length, reason: null }, context);
    return accept(plan);
  });
}

/** How many marks of situations are expected and entered in some plans, in the order of their ids. One statement. */
export const ccfProgress = (em: EntityManager, plans: readonly GlobalId[]): Promise<{ readonly planId: GlobalId; readonly expected: number; readonly entered: number }[]> =>
  em.execute(
    `select p.id as "planId", count(m.id)::integer as expected, count(c.enrolment_id)::integer as entered
     from ccf_plan p join ccf_situation s on s.plan_id = p.id
     left join known_enrolment e on e.session = p.session and e.speciality_code = p.speciality_code and e.establishment_uai = p.establishment_uai and e.state not in (?)
     left join known_paper k on k.enrolment_id = e.id and k.paper = s.paper
     left join mark m on m.enrolment_id = e.id and m.paper_code = s.paper and m.state not in ('EXEMPT', 'KEPT') and coalesce(k.mode, 'CCF') = 'CCF'
     left join ccf_mark c on c.plan_id = p.id and c.number = s.number and c.enrolment_id = e.id
     where p.id in (select jsonb_array_elements_text(?::jsonb)) group by p.id order by p.id`,
    [GONE_STATES, JSON.stringify(plans)],
  );
