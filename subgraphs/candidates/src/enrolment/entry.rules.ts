import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type AgeBounds, type BirthDateRefusal, checkAge, readDate } from '../candidate/birth-date.rules.ts';
import { type IneRefusal, readInaa, readIne } from '../candidate/ine.rules.ts';
import { identityKey, type NameRefusal, readName } from '../candidate/name.rules.ts';
import { type AccessRefusal, type FormName, readLanguages, type RouteName } from './access.rules.ts';
import type { EnrolmentLine, FileLine } from './registration.rules.ts';
import { readUai, type UaiRefusal } from './uai.rules.ts';

export type WordRefusal =
  | { readonly code: 'WORD_UNKNOWN'; readonly given: string; readonly known: string }
  | { readonly code: 'SPECIALITY_MALFORMED'; readonly given: string };

/** An enrolment as somebody typed it: texts, and words of which the reader knows the meaning. */
export interface Entry {
  /** Empty: none. */
  readonly ine: string;
  readonly inaa: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly sex: Outcome<'F' | 'M', WordRefusal>;
  readonly establishment: string;
  readonly speciality: string;
  readonly route: Outcome<RouteName, WordRefusal>;
  readonly form: Outcome<FormName, WordRefusal>;
  readonly languages: readonly string[];
}

export type EntryRefusal = IneRefusal | NameRefusal | BirthDateRefusal | WordRefusal | UaiRefusal | AccessRefusal;

export interface EntryFault {
  readonly field: keyof Entry;
  readonly refusal: EntryRefusal;
}

export type ReadEntry = { readonly ok: true; readonly line: EnrolmentLine } | { readonly ok: false; readonly faults: readonly EntryFault[] };

/** Reads every value of an entry, and tells all that is wrong with them at once. */
export function readEntry(entry: Entry, session: number, ages: AgeBounds, source: FileLine | null): ReadEntry {
  const day = readDate(entry.birthDate);
  const read = {
    ine: blank(entry.ine) ? accept(null) : readIne(entry.ine),
    inaa: blank(entry.inaa) ? accept(null) : readInaa(entry.inaa),
    lastName: readName(entry.lastName),
    firstName: readName(entry.firstName),
    birthDate: day.ok ? checkAge(day.value, session, ages) : day,
    sex: entry.sex,
    establishment: readUai(entry.establishment),
    speciality: readSpecialityCode(entry.speciality),
    route: entry.route,
    form: entry.form,
    languages: readLanguages(entry.languages),
  } satisfies Record<keyof Entry, Outcome<unknown, EntryRefusal>>;

  const { ine, inaa, lastName, firstName, birthDate, sex, establishment, speciality, route, form, languages } = read;
  if (
    ine.ok && inaa.ok && lastName.ok && firstName.ok && birthDate.ok && sex.ok
    && establishment.ok && speciality.ok && route.ok && form.ok && languages.ok
  ) {
    const names = { lastName: lastName.value, firstName: firstName.value, birthDate: birthDate.value };
    const person = { ...names, ine: ine.value, inaa: inaa.value, sex: sex.value, identityKey: identityKey(names.lastName, names.firstName, names.birthDate) };
    const asked = { establishmentUai: establishment.value, specialityCode: speciality.value, route: route.value, form: form.value, languages: languages.value };
    return { ok: true, line: { person, ...asked, source } };
  }
  return { ok: false, faults: Object.entries(read).flatMap(([field, outcome]) => faultOf(field as keyof Entry, outcome)) };
}

const faultOf = (field: keyof Entry, outcome: Outcome<unknown, EntryRefusal>): EntryFault[] =>
  outcome.ok ? [] : [{ field, refusal: outcome.refusal }];

const blank = (text: string): boolean => text.trim() === '';

function readSpecialityCode(text: string): Outcome<string, WordRefusal> {
  const code = text.trim().toUpperCase();
  return /^\d{3}[0-9A-Z]{5}$/.test(code) ? accept(code) : refuse({ code: 'SPECIALITY_MALFORMED', given: text });
}

/** Reads a word of a closed list, whatever its capitals. */
export function readWord<Meaning>(text: string, words: Readonly<Record<string, Meaning>>): Outcome<Meaning, WordRefusal> {
  const word = text.trim().toUpperCase();
  const meaning = Object.hasOwn(words, word) ? words[word] : undefined;
  return meaning === undefined ? refuse({ code: 'WORD_UNKNOWN', given: text, known: Object.keys(words).join(', ') }) : accept(meaning);
}
