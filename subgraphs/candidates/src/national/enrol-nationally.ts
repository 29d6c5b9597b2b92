import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { checkSession, openingsOf } from '../enrolment/openings.ts';
import { draft, type RegistrationRefusal } from '../enrolment/drafts.ts';
import { registerEnrolments } from '../enrolment/enrolment.service.ts';
import type { EnrolmentStateName } from '../enrolment/enrolment.rules.ts';
import { findPersons } from '../enrolment/registration.rows.ts';
import type { EnrolmentLine } from '../enrolment/registration.rules.ts';
import { checkNational, type NationalRefusal } from './national.rules.ts';
import { release, reserve } from './national-check.service.ts';

/**
 * Enrols one person, whose speciality the nation reserves first: when it cannot be asked, nobody is enrolled.
 *
 * That it is asked is written down before, so that a reservation whose enrolment a kill -9 prevented is given back.
 */
export async function enrolNationally(
  line: EnrolmentLine, act: { readonly session: number; readonly state: EnrolmentStateName }, context: Context,
): Promise<Outcome<GlobalId, RegistrationRefusal | NationalRefusal>> {
  const possible = await wouldEnrol(line, act.session, context);
  if (!possible.ok) return possible;
  const id = context.newId('ENR');
  await writeRows(context, { entity: 'NationalIntention' }, 'insert into national_intention (enrolment_id, asked_at) values (?, ?) returning enrolment_id as id', [id, context.now()]);
  const { ine, inaa, identityKey } = line.person;
  const answers = await reserve(act.session, [{ enrolmentId: id, speciality: line.specialityCode, replaces: null, ine, inaa, identityKey }], context);
  const [answer] = answers.ok ? answers.value : [];
  const allowed = answer ? checkNational(answer) : answers.ok ? accept(null) : answers;
  const outcome = allowed.ok ? await registerAs(id, line, act, context) : allowed;
  if (!outcome.ok && allowed.ok && !(await release([id], 'Inscription refusée', context))) return outcome;
  await writeRows(context, { entity: 'NationalIntention', change: 'DELETE' }, 'delete from national_intention where enrolment_id = ? returning enrolment_id as id', [id]);
  return outcome;
}

/** Whether this MIREX would enrol them: what it refuses by itself, the nation need not be asked. */
async function wouldEnrol(line: EnrolmentLine, session: number, context: Context): Promise<Outcome<null, RegistrationRefusal>> {
  const { em, owner: mirex, newId } = context;
  const openings = await openingsOf(context);
  const held = checkSession(session, openings);
  if (!held.ok) return held;
  const known = await findPersons(em, session, [line.person]);
  const [outcome] = draft([line], { mirex, session, openings, known, last: 0, newId }).outcomes;
  return outcome && !outcome.ok ? refuse(outcome.refusal) : accept(null);
}

async function registerAs(id: GlobalId, line: EnrolmentLine, act: { readonly session: number; readonly state: EnrolmentStateName }, context: Context): Promise<Outcome<GlobalId, RegistrationRefusal>> {
  const [outcome] = await registerEnrolments([line], { ...act, reserved: true }, { ...context, newId: (tag) => (tag === 'ENR' ? id : context.newId(tag)) });
  if (!outcome) throw new Error('one line was registered without an answer');
  return outcome.ok ? accept(id) : outcome;
}
