import type { Outcome } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { candidateTold } from '../candidate/candidate.told.ts';
import { firstMaps } from '../paper-map/paper-map.service.ts';
import { draft, type Registered, type RegistrationRefusal } from './drafts.ts';
import type { EnrolmentStateName } from './enrolment.rules.ts';
import { enrolmentTold } from './enrolment.told.ts';
import { checkSession, openingsOf } from './openings.ts';
import { addNumbers, findPersons, insertEnrolments, insertPersons, lockCounter, moveCounter, waitForOthers } from './registration.rows.ts';
import type { EnrolmentLine } from './registration.rules.ts';

/**
 * Enrols many at once, in one transaction: the answers stand in the order of the lines, and a refused line holds up no other.
 *
 * Each line is checked against the edition that this instance works with, then finds its candidate or makes one. Numbers are
 * given in the order of the lines. Two who register at once wait for each other, so the second sees whom the first enrolled.
 *
 * @param act the session, and the state that the enrolments begin in.
 */
export async function registerEnrolments(
  lines: readonly EnrolmentLine[], act: { readonly session: number; readonly state: EnrolmentStateName; readonly reserved?: boolean }, context: Context,
): Promise<Outcome<Registered, RegistrationRefusal>[]> {
  const { owner: mirex, newId, now, caller, emit } = context;
  const { session } = act;
  const openings = await openingsOf(context);
  const held = checkSession(session, openings);
  if (!held.ok) return lines.map(() => held);

  return context.em.transactional(async (tx) => {
    await waitForOthers(tx);
    const known = await findPersons(tx, session, lines.map(({ person }) => person));
    const last = await lockCounter(tx, session);
    const { outcomes, enrolments, persons, completed } = draft(lines, { mirex, session, openings, known, last, newId });

    const at = now();
    await insertPersons(tx, persons);
    await addNumbers(tx, completed);
    await insertEnrolments(tx, enrolments, { ...act, at, by: caller.sub });
    await journalRows(
      within(context, tx), { entity: 'Candidate', ids: persons.map(({ id }) => id) },
      { entity: 'Candidate', change: 'UPDATE', ids: completed.map(({ id }) => id) }, { entity: 'Enrolment', ids: enrolments.map(({ id }) => id) },
    );
    await moveCounter(tx, session, last + enrolments.length);
    const diplomaOf = (code: string): string => openings.specialities.get(code)?.diploma ?? '';
    const maps = await firstMaps(enrolments, session, within(context, tx));
    await emit(tx, [
      ...persons.map((person) => candidateTold({ ...person, version: 1 })),
      ...enrolments.map((row) => enrolmentTold({ ...row, ...act, diploma: diplomaOf(row.specialityCode), version: 1 })),
      ...maps,
    ], at);
    return outcomes;
  });
}
