import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import type { AwardStateName } from '../award/award.rules.ts';
import type { PrintedOn } from '../award/awarded-diploma.entity.ts';
import { twoDDoc } from '../stamp/two-d-doc.ts';
import { signatoryOf, type SignatureRefusal } from '../signature/delegation.service.ts';

/** The diplomas of a session, of one kind. */
export interface Run {
  readonly session: number;
  readonly diploma: string;
}

/**
 * Prints the diplomas that have a number and were not printed: how many. Each keeps the name that it bears; of a candidate
 * whose name is not known yet it waits. Printed twice is none: what is printed is not numbered any more.
 */
export async function printDiplomas(run: Run, context: Context): Promise<number> {
  const labels = JSON.stringify((await dataSet(context, 'specialities')).map(({ code, label }) => ({ code, label: label ?? code })));
  const content = `printed = jsonb_build_object('lastName', p.last_name, 'firstName', p.first_name, 'birthDate', p.birth_date::text, 'sex', p.sex, 'honours', r.honours,
      'speciality', (select s.label from jsonb_to_recordset(?::jsonb) as s(code text, label text) where s.code = a.speciality_code), 'printedOn', ?),
    check_code = substr(replace(gen_random_uuid()::text, '-', ''), 1, 20), signatory = null, stamp = null,`;
  const from = `join known_enrolment k on k.id = o.enrolment_id join known_candidate p on p.id = k.candidate_id left join published_result r on r.enrolment_id = o.enrolment_id`;
  return move(run, { from: 'NUMBERED', to: 'PRINTED', content, values: [labels, seatDay(context.owner, context.now())], joins: from }, context);
}

/** Signs what is printed: how many. The caller signs by a delegation that holds today. */
export async function signDiplomas(run: Run, context: Context): Promise<Outcome<number, SignatureRefusal>> {
  const signatory = await signatoryOf(context);
  if (!signatory.ok) return signatory;
  const { name, quality } = signatory.value;
  return accept(await context.em.transactional(async (tx) => {
    const stamps = JSON.stringify(await stampsOf(tx, run, context));
    const step: Step = { from: 'PRINTED', to: 'SIGNED', content: 'signatory = ?::jsonb, stamp = (?::jsonb ->> a.id),', values: [JSON.stringify({ name, quality }), stamps], joins: '' };
    return move(run, step, within(context, tx));
  }));
}

/** The stamp of each diploma that waits for its signature, by id; their rows are locked. */
async function stampsOf(tx: EntityManager, { session, diploma }: Run, { owner, now }: Context): Promise<Record<string, string>> {
  const rows = await tx.execute<{ id: string; number: string; code: string; printed: PrintedOn }[]>(
    `select id, number, check_code as code, printed from awarded_diploma where session = ? and diploma_code = ? and state = 'PRINTED' order by id for update`, [session, diploma],
  );
  const signedOn = seatDay(owner, now());
  return Object.fromEntries(rows.map(({ id, number, code, printed: { lastName, firstName, birthDate, printedOn } }) =>
    [id, twoDDoc({ lastName, firstName, birthDate, reference: number, checkCode: code, issuedOn: printedOn, signedOn })]));
}

/**
 * Sends what is signed: how many. A diploma whose holder has another name since it was printed stays: it is spoiled, numbered
 * and printed anew.
 */
export const sendDiplomas = (run: Run, context: Context): Promise<number> =>
  move(run, {
    from: 'SIGNED', to: 'SENT', content: '', values: [],
    joins: `join known_enrolment k on k.id = o.enrolment_id join known_candidate p on p.id = k.candidate_id and p.last_name = o.printed ->> 'lastName' and p.first_name = o.printed ->> 'firstName'`,
  }, context);

interface Step {
  readonly from: AwardStateName;
  readonly to: AwardStateName;
  /** What else is set, each followed by a comma, and the values of its places. */
  readonly content: string;
  readonly values: readonly unknown[];
  /** What a diploma `o` is joined to: `p` and `r` may stand in `content`. */
  readonly joins: string;
}

/** One statement and the journal's, however many diplomas there are. Two at once: the second waits, and finds none left. */
function move({ session, diploma }: Run, { from, to, content, values, joins }: Step, context: Context): Promise<number> {
  return context.em.transactional(async (tx) => {
    const moved = await tx.execute<{ id: string }[]>(
      `with moved as (
         update awarded_diploma a set ${content} state = ?, version = a.version + 1
         from awarded_diploma o ${joins}
         where a.id = o.id and o.session = ? and o.diploma_code = ? and a.state = ? returning a.id, a.number
       ), kept as (
         insert into award_change (diploma_id, at, by, state_before, state_after, number_before, number_after) select id, ?, ?, ?, ?, number, number from moved
       ) select id from moved`,
      [...values, to, session, diploma, from, context.now(), context.caller.sub, from, to],
    );
    await journalRows(within(context, tx), { entity: 'AwardedDiploma', ids: moved.map(({ id }) => id), change: 'UPDATE' });
    return moved.length;
  });
}
