import { accept, type Outcome } from '@mirex/schema/outcome';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';

import { type PersonRefusal, personIndex } from '../candidate/person.rules.ts';
import type { AccessRefusal } from './access.rules.ts';
import { candidateNumber, type EnrolmentStateName, type OpeningRefusal } from './enrolment.rules.ts';
import { enrolmentTold } from './enrolment.told.ts';
import { checkOpening, checkSession, type Openings, openingsOf } from './openings.ts';
import { checkNotEnrolled, type EnrolledRefusal, type EnrolmentLine, type PersonLine } from './registration.rules.ts';
import {
  addNumbers, findPersons, insertEnrolments, insertPersons, type KnownPerson, lockCounter, moveCounter, type NewEnrolment, waitForOthers,
} from './registration.rows.ts';

export type RegistrationRefusal = OpeningRefusal | AccessRefusal | PersonRefusal | EnrolledRefusal;

export interface Registered {
  readonly id: GlobalId;
  readonly candidateId: GlobalId;
  readonly number: string;
}

/**
 * Enrols many at once, in one transaction: the answers stand in the order of the lines, and a refused line holds up no other.
 *
 * Each line is checked against the edition that this instance works with, then finds its candidate or makes one. Numbers are
 * given in the order of the lines. Two who register at once wait for each other, so the second sees whom the first enrolled.
 *
 * @param act the session, and the state that the enrolments begin in.
 */
export async function registerEnrolments(
  lines: readonly EnrolmentLine[], act: { readonly session: number; readonly state: EnrolmentStateName }, context: Context,
): Promise<Outcome<Registered, RegistrationRefusal>[]> {
  const openings = await openingsOf(context);
  return context.em.transactional(async (tx) => {
    await waitForOthers(tx);
    const known = await findPersons(tx, act.session, lines.map(({ person }) => person));
    const last = await lockCounter(tx, act.session);
    const { outcomes, enrolments, persons, completed } = draft(lines, { session: act.session, openings, known, last, context });

    const at = context.now();
    await insertPersons(tx, persons);
    await addNumbers(tx, completed);
    await insertEnrolments(tx, enrolments, { ...act, at, by: context.caller.sub });
    await moveCounter(tx, act.session, last + enrolments.length);
    await context.emit(tx, enrolments.map((row) => enrolmentTold({ ...row, ...act, version: 1 })), at);
    return outcomes;
  });
}

interface Drafts {
  readonly outcomes: Outcome<Registered, RegistrationRefusal>[];
  readonly enrolments: readonly NewEnrolment[];
  readonly persons: readonly (PersonLine & { readonly id: GlobalId })[];
  readonly completed: readonly KnownPerson[];
}

interface DraftRoom {
  readonly session: number;
  readonly openings: Openings;
  readonly known: readonly KnownPerson[];
  /** The last rank that the session has given. */
  readonly last: number;
  readonly context: Context;
}

/** Decides line by line, each seeing whom the lines before it enrol. */
function draft(lines: readonly EnrolmentLine[], { session, openings, known, last, context: { owner, newId } }: DraftRoom): Drafts {
  const index = personIndex(known);
  const enrolments: NewEnrolment[] = [];
  const persons: (PersonLine & { id: GlobalId })[] = [];
  const completed = new Map<GlobalId, KnownPerson>();

  const decide = (line: EnrolmentLine): Outcome<Registered, RegistrationRefusal> => {
    const { person, source, establishmentUai, specialityCode } = line;
    const asked = checkSession(session, openings);
    if (!asked.ok) return asked;
    const open = checkOpening(line, session, owner, openings);
    if (!open.ok) return open;
    const found = index.find(person);
    if (!found.ok) return found;
    const free = checkNotEnrolled(line, found.value?.enrolled ?? null);
    if (!free.ok) return free;

    const id = newId('ENR');
    const candidateId = found.value?.id ?? newId('CAN');
    if (!found.value) persons.push({ ...person, id: candidateId });
    const number = candidateNumber(owner, session, last + enrolments.length + 1);
    const now: KnownPerson = {
      ...person, id: candidateId, ine: found.value?.ine ?? person.ine, inaa: found.value?.inaa ?? person.inaa,
      identityKey: found.value?.identityKey ?? person.identityKey,
      enrolled: { number, establishmentUai, specialityCode, importId: source?.importId ?? null, importLine: source?.line ?? null },
    };
    if (found.value && (now.ine !== found.value.ine || now.inaa !== found.value.inaa)) completed.set(candidateId, now);
    index.add(now);
    enrolments.push({ ...line, id, candidateId, number });
    return accept({ id, candidateId, number });
  };

  return { outcomes: lines.map(decide), enrolments, persons, completed: [...completed.values()] };
}
