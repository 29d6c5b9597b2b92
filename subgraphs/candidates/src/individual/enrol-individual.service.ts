import { ruleNumber } from '@mirex/schema/regulation';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { PLAUSIBLE_AGES } from '../candidate/candidate.regulation.ts';
import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { type Entry, readEntry } from '../enrolment/entry.rules.ts';
import type { OneRefusal } from '../enrolment/entry.service.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { closedFor, isStaff } from '../enrolment/registers.ts';
import { findPersons } from '../enrolment/registration.rows.ts';
import type { StandingRefusal } from '../enrolment/standing.rules.ts';
import { enrolNationally } from '../national/enrol-nationally.ts';
import { checkIndividual, type Individual, type IndividualRefusal } from './individual.rules.ts';
import { requirementsOf } from './requirements.ts';

type Refused = OneRefusal | IndividualRefusal | StandingRefusal;

/** Enrols a candidate who is taught nowhere: by an agent, or by themselves until the registers close where they are attached. */
export async function enrolIndividual(entry: Entry, declared: Omit<Individual, 'birthDate'>, session: number, context: Context): Promise<Enrolment | readonly Refused[]> {
  const read = readEntry(entry, session, PLAUSIBLE_AGES, null);
  if (!read.ok) return read.faults.map(({ refusal }) => refusal);
  const { line } = read;
  const closedAt = (await closedFor(context))({ establishmentUai: line.establishmentUai, session });
  if (closedAt !== undefined) return [{ code: 'ENROLMENT_CLOSED', closedAt }];
  const regulations = await dataSet(context, 'regulations');
  const diploma = (await openingsOf(context)).specialities.get(line.specialityCode)?.diploma ?? '';
  const { workFrom } = requirementsOf(regulations, { diploma, session, route: 'INDIVIDUAL' });
  const majority = ruleNumber(regulations, { diploma, session }, 'MAJORITY') ?? 0;
  const allowed = checkIndividual({ ...declared, birthDate: line.person.birthDate }, session, { workFrom, majority });
  if (!allowed.ok) return [allowed.refusal];

  const { candidates = [] } = context.caller;
  const known = await findPersons(context.em, session, [line.person]);
  if (!isStaff(context) && !known.some(({ id }) => candidates.includes(id))) return [{ code: 'NOT_YOURSELF' }];
  const outcome = await enrolNationally(line, { session, state: 'ENTERED' }, context);
  return outcome.ok ? context.em.findOneOrFail(Enrolment, { id: outcome.value }) : [outcome.refusal];
}
