import type { GlobalId, IdTag } from '@mirex/schema/global-id';
import type { Owner } from '@mirex/schema/mirex';
import { accept, type Outcome } from '@mirex/schema/outcome';

import { personIndex, type PersonRefusal } from '../candidate/person.rules.ts';
import { papersOf } from '../paper-map/paper-map.rules.ts';
import type { AccessRefusal } from './access.rules.ts';
import { candidateNumber, type OpeningRefusal } from './enrolment.rules.ts';
import { checkOpening, type Openings } from './openings.ts';
import { checkNotEnrolled, type EnrolledRefusal, type EnrolmentLine, type PersonLine } from './registration.rules.ts';
import type { KnownPerson, NewEnrolment } from './registration.rows.ts';

export type RegistrationRefusal = OpeningRefusal | AccessRefusal | PersonRefusal | EnrolledRefusal;

export interface Registered {
  readonly id: GlobalId;
  readonly candidateId: GlobalId;
  readonly number: string;
}

/** What is to be written, and the answer to each line. */
export interface Drafts {
  readonly outcomes: Outcome<Registered, RegistrationRefusal>[];
  readonly enrolments: NewEnrolment[];
  /** Candidates whom nobody knew. */
  readonly persons: (PersonLine & { readonly id: GlobalId })[];
  /** Known candidates who get an INE or an INAA. */
  readonly completed: KnownPerson[];
}

export interface DraftRoom {
  readonly mirex: Owner;
  readonly session: number;
  readonly openings: Openings;
  /** Whoever may be meant by one of the lines. */
  readonly known: readonly KnownPerson[];
  /** The last rank that the session has given. */
  readonly last: number;
  readonly newId: (tag: IdTag) => GlobalId;
}

/** Decides line by line, each seeing whom the lines before it enrol. Writes nothing. */
export function draft(lines: readonly EnrolmentLine[], { mirex, session, openings, known, last, newId }: DraftRoom): Drafts {
  const index = personIndex(known);
  const drafts: Drafts = { outcomes: [], enrolments: [], persons: [], completed: [] };

  const enrol = (line: EnrolmentLine, found: KnownPerson | undefined): Registered => {
    const registered = {
      id: newId('ENR'), candidateId: found?.id ?? newId('CAN'), number: candidateNumber(mirex, session, last + drafts.enrolments.length + 1),
    };
    const person = enrolled(line, found, registered);
    if (!found) drafts.persons.push({ ...line.person, id: person.id });
    else if (person.ine !== found.ine || person.inaa !== found.inaa) drafts.completed.push(person);
    drafts.enrolments.push({ ...line, ...registered, withoutCcf: ofSpeciality(line.specialityCode, found?.withoutCcf ?? []) });
    index.add(person);
    return registered;
  };

  const ofSpeciality = (speciality: string, codes: readonly string[]): readonly string[] =>
    (codes.length === 0 ? codes : papersOf(openings.papers.get(speciality) ?? [], session).map(({ code }) => code).filter((code) => codes.includes(code)));

  const decide = (line: EnrolmentLine): Outcome<Registered, RegistrationRefusal> => {
    const open = checkOpening(line, session, mirex, openings);
    if (!open.ok) return open;
    const found = index.find(line.person);
    if (!found.ok) return found;
    const free = checkNotEnrolled(line, found.value?.enrolled ?? null);
    return free.ok ? accept(enrol(line, found.value)) : free;
  };

  for (const line of lines) drafts.outcomes.push(decide(line));
  return drafts;
}

/** The person as they are once the line is written: known by what was known, and by the numbers that the line adds. */
function enrolled(line: EnrolmentLine, found: KnownPerson | undefined, { candidateId, number }: Registered): KnownPerson {
  const { person, source, establishmentUai, specialityCode } = line;
  return {
    id: candidateId,
    ine: found?.ine ?? person.ine,
    inaa: found?.inaa ?? person.inaa,
    identityKey: found?.identityKey ?? person.identityKey,
    birthDate: person.birthDate,
    withoutCcf: found?.withoutCcf ?? [],
    enrolled: { number, establishmentUai, specialityCode, importId: source?.importId ?? null, importLine: source?.line ?? null },
  };
}
