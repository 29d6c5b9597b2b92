import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ageAtYearEnd } from '../candidate/birth-date.rules.ts';

/** The names of the graph's `Route`, where no framework may be imported. */
export type RouteName = 'SCHOOL' | 'APPRENTICESHIP' | 'ADULT_TRAINING' | 'DISTANCE' | 'INDIVIDUAL' | 'PRIVATE_NO_CONTRACT';
export type FormName = 'GLOBAL' | 'PROGRESSIVE';

export type AccessRefusal =
  | { readonly code: 'FORM_NOT_FOR_ROUTE'; readonly diploma: string }
  | { readonly code: 'CANDIDATE_NOT_ADULT'; readonly age: number; readonly required: number; readonly diploma: string }
  | { readonly code: 'LANGUAGE_MALFORMED'; readonly given: string }
  | { readonly code: 'LANGUAGES_EQUAL'; readonly given: string };

/** @param globalOnly the routes of this diploma that may not spread the exam. */
export function checkForm(form: FormName, route: RouteName, diploma: string, globalOnly: readonly RouteName[]): Outcome<FormName, AccessRefusal> {
  return form === 'PROGRESSIVE' && globalOnly.includes(route) ? refuse({ code: 'FORM_NOT_FOR_ROUTE', diploma }) : accept(form);
}

/**
 * Whether somebody without training is old enough.
 *
 * @param required the age on 31 December of the session; undefined: the diploma asks for none.
 */
export function checkAdult(birthDate: string, session: number, diploma: string, required: number | undefined): Outcome<number, AccessRefusal> {
  const age = ageAtYearEnd(birthDate, session);
  return required !== undefined && age < required ? refuse({ code: 'CANDIDATE_NOT_ADULT', age, required, diploma }) : accept(age);
}

/** Reads the codes of the languages chosen, first language first. */
export function readLanguages(codes: readonly string[]): Outcome<readonly string[], AccessRefusal> {
  const read = codes.map((code) => code.trim().toUpperCase());
  const malformed = read.find((code) => !/^[A-Z]{2,10}$/.test(code));
  if (malformed !== undefined) return refuse({ code: 'LANGUAGE_MALFORMED', given: malformed });
  const twice = read.find((code, i) => read.indexOf(code) !== i);
  return twice === undefined ? accept(read) : refuse({ code: 'LANGUAGES_EQUAL', given: twice });
}
