import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { NATION } from '@mirex/schema/mirex';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { Identity } from '../candidate/person.rules.ts';
import { type NationalAnswer, type NationalRefusal, personMark } from './national.rules.ts';

/** So many enrolments are asked about at once: as many as the nation takes, so that a whole file is one question. */
const BATCH = 10_000;
const PATIENCE_MS = 30_000;

const RESERVE = 'mutation ($input: ReserveSpecialitiesInput!) { reserveSpecialities(input: $input) { reservations { answer mirex speciality until } userErrors { code } } }';
const RELEASE = 'mutation ($input: ReleaseSpecialitiesInput!) { releaseSpecialities(input: $input) { released userErrors { code } } }';

export interface ToReserve extends Pick<Identity, 'ine' | 'inaa' | 'identityKey'> {
  readonly enrolmentId: GlobalId;
  readonly speciality: string;
  /** The enrolment whose reservation this one takes over: a transfer. */
  readonly replaces: GlobalId | null;
}

/** Asks the nation to reserve, in one request. Asked again, it answers the same. Never inside a transaction. */
export async function reserve(session: number, entries: readonly ToReserve[], { ask, owner: mirex, personKey }: Context): Promise<Outcome<readonly NationalAnswer[], NationalRefusal>> {
  const keyed = entries.flatMap(({ enrolmentId, speciality, replaces, ...person }) => {
    const key = personKey(personMark(person));
    return key === undefined ? [] : [{ personKey: key, speciality, enrolmentId, replaces }];
  });
  if (keyed.length < entries.length) return refuse({ code: 'NATIONAL_CHECK_UNAVAILABLE' });
  const input = { mirex, session, entries: keyed };
  const said = await ask<{ reserveSpecialities: { reservations: NationalAnswer[] | null } }>({ owner: NATION, subgraph: 'referential', document: RESERVE, variables: { input }, patienceMs: PATIENCE_MS });
  const answers = said.ok ? said.value.reserveSpecialities.reservations : null;
  return answers ? accept(answers) : refuse({ code: 'NATIONAL_CHECK_UNAVAILABLE' });
}

/** Gives back what enrolments hold that have ended. When the nation is down, the duty does it later. */
export async function release(enrolmentIds: readonly GlobalId[], reason: string, { ask, owner: mirex }: Context): Promise<boolean> {
  const said = await ask({ owner: NATION, subgraph: 'referential', document: RELEASE, variables: { input: { mirex, enrolmentIds, reason } }, patienceMs: PATIENCE_MS });
  return said.ok;
}

interface Pending extends ToReserve {
  readonly session: number;
}

/**
 * Asks the nation about enrolments that wait for it, some thousands at a time, and keeps its answers. Stops when it does not
 * answer: they wait on. Cut anywhere, it is done again.
 *
 * @returns how many were answered.
 */
export async function checkPending(context: Context): Promise<number> {
  for (let answered = 0; ;) {
    const pending = await pendingEnrolments(context);
    const [first] = pending;
    if (!first) return answered;
    const of = pending.filter(({ session }) => session === first.session);
    const answers = await reserve(first.session, of, context);
    if (!answers.ok) return answered;
    await keepAnswers(of.map(({ enrolmentId }, i) => ({ enrolmentId, ...answers.value[i] })), context);
    answered += of.length;
  }
}

const pendingEnrolments = ({ em }: Context): Promise<Pending[]> => em.execute<Pending[]>(
  `select e.id as "enrolmentId", e.session, e.speciality_code as speciality, e.national_replaces as replaces, c.ine, c.inaa, c.identity_key as "identityKey"
   from enrolment e join candidate c on c.id = e.candidate_id where e.national_check = 'PENDING' and e.state not in ('REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED')
   order by e.session, e.id limit ?`,
  [BATCH],
);

async function keepAnswers(answers: readonly object[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'Enrolment', change: 'UPDATE' },
    `update enrolment e set national_check = a.answer, national_mirex = a.mirex, national_speciality = a.speciality, national_until = a.until
     from jsonb_to_recordset(?::jsonb) as a("enrolmentId" text, answer text, mirex text, speciality text, until date) where e.id = a."enrolmentId" returning e.id`,
    [JSON.stringify(answers)],
  );
}

/** Gives back what ended enrolments still hold, and what was reserved for enrolments that were never written. */
export async function releaseEnded(context: Context): Promise<void> {
  const ended = await context.em.execute<{ id: GlobalId }[]>(
    `select id from enrolment where national_check = 'RESERVED' and state in ('REJECTED', 'WITHDRAWN', 'BARRED')
     union all select enrolment_id from national_intention i where asked_at < ?::timestamptz - interval '5 minutes' and not exists (select from enrolment e where e.id = i.enrolment_id)`,
    [context.now()],
  );
  const ids = ended.map(({ id }) => id);
  if (ids.length === 0 || !(await release(ids, 'Inscription terminée', context))) return;
  await writeRows(context, { entity: 'Enrolment', change: 'UPDATE' }, `update enrolment set national_check = 'PENDING' where id in (select jsonb_array_elements_text(?::jsonb)) returning id`, [JSON.stringify(ids)]);
  await writeRows(context, { entity: 'NationalIntention', change: 'DELETE' }, `delete from national_intention where enrolment_id in (select jsonb_array_elements_text(?::jsonb)) returning enrolment_id as id`, [JSON.stringify(ids)]);
}
