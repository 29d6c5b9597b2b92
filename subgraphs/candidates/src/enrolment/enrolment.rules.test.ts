import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkAdult, checkForm, readLanguages } from './access.rules.ts';
import { candidateNumber, checkEstablishment, checkOffer, checkSpeciality, checkTransition, type EnrolmentStateName, NEXT_STATES } from './enrolment.rules.ts';
import { checkNotEnrolled, type Enrolled, type EnrolmentLine } from './registration.rules.ts';
import { readUai } from './uai.rules.ts';

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }): string => (outcome.ok ? 'OK' : outcome.refusal.code);

describe('a speciality', () => {
  const bepa = { code: '51321002', diploma: 'BEPA', firstSession: 2011, lastSession: 2021 };
  it.each([
    ['in its last session', 2021, bepa, 'OK'],
    ['a year after', 2022, bepa, 'SPECIALITY_CLOSED'],
    ['in its first session', 2011, bepa, 'OK'],
    ['a year before', 2010, bepa, 'SPECIALITY_NOT_YET_OPEN'],
    ['without known bounds', 2100, { ...bepa, firstSession: null, lastSession: null }, 'OK'],
    ['that is not known', 2021, undefined, 'SPECIALITY_UNKNOWN'],
  ])('%s: %i', (_why, session, known, code) => {
    expect(codeOf(checkSpeciality('51321002', session, known))).toBe(code);
  });
});

describe('an offer', () => {
  const offer = { uai: '0350700A', speciality: '40321004', route: 'SCHOOL', firstSession: 2024, lastSession: 2026 };
  const asked = { uai: '0350700A', speciality: '40321004', route: 'SCHOOL', session: 2026 };
  it.each([
    ['as it is', {}, 'OK'],
    ['of another route', { route: 'APPRENTICESHIP' }, 'OFFER_NOT_OPEN'],
    ['of another establishment', { uai: '0010001W' }, 'OFFER_NOT_OPEN'],
    ['after its last session', { session: 2027 }, 'OFFER_NOT_OPEN'],
    ['before its first session', { session: 2023 }, 'OFFER_NOT_OPEN'],
  ])('is open or not: %s', (_why, over, code) => {
    expect(codeOf(checkOffer({ ...asked, ...over }, [offer]))).toBe(code);
  });
});

it.each([
  ['of this MIREX', { uai: '0350700A', mirex: 'NO' as const, sector: 'PUBLIC' }, 'OK'],
  ['of another MIREX', { uai: '0350700A', mirex: 'SE' as const, sector: 'PUBLIC' }, 'ESTABLISHMENT_OF_ANOTHER_MIREX'],
  ['of a territory without MIREX', { uai: '0350700A', mirex: null, sector: 'PUBLIC' }, 'ESTABLISHMENT_OF_ANOTHER_MIREX'],
  ['that nobody knows', undefined, 'ESTABLISHMENT_UNKNOWN'],
])('an establishment %s', (_why, known, code) => {
  expect(codeOf(checkEstablishment('0350700A', 'NO', known))).toBe(code);
});

it.each([
  ['9840277D', 'OK'], ['0211217J', 'OK'], ['0840607D', 'OK'], ['0850144V', 'OK'], ['0010001W', 'OK'], ['7200407E', 'OK'], ['0010001w', 'OK'],
  ['0010001A', 'UAI_KEY'], ['0211217K', 'UAI_KEY'], ['211217J', 'UAI_MALFORMED'], ['0211217I', 'UAI_MALFORMED'],
  ['0211217O', 'UAI_MALFORMED'], ['0211217Q', 'UAI_MALFORMED'], ['02A1217J', 'UAI_MALFORMED'],
])('the UAI %s is %s', (uai, code) => {
  expect(codeOf(readUai(uai))).toBe(code);
});

describe('access', () => {
  it.each([
    ['a pupil of BTSA may not spread it', 'PROGRESSIVE', 'SCHOOL', ['SCHOOL'], 'FORM_NOT_FOR_ROUTE'],
    ['nor skips the rule by taking all at once', 'GLOBAL', 'SCHOOL', ['SCHOOL'], 'OK'],
    ['an adult may', 'PROGRESSIVE', 'ADULT_TRAINING', ['SCHOOL'], 'OK'],
    ['and everybody where no rule says otherwise', 'PROGRESSIVE', 'SCHOOL', [], 'OK'],
  ] as const)('%s', (_why, form, route, globalOnly, code) => {
    expect(codeOf(checkForm(form, route, 'BTSA', globalOnly))).toBe(code);
  });

  it.each([['2008-12-31', 18, 'OK'], ['2009-01-01', 18, 'CANDIDATE_NOT_ADULT'], ['2009-01-01', undefined, 'OK']])(
    'born on %s with %s years asked on 31 December 2026: %s', (born, required, code) => {
      expect(codeOf(checkAdult(born, 2026, 'CAPA', required))).toBe(code);
    },
  );

  it.each([
    [[], 'OK'], [['ang', 'ESP'], 'OK'], [['ANG', 'ang'], 'LANGUAGES_EQUAL'], [['A'], 'LANGUAGE_MALFORMED'], [['ANG1'], 'LANGUAGE_MALFORMED'],
  ])('languages %j: %s', (codes, code) => {
    expect(codeOf(readLanguages(codes))).toBe(code);
  });
});

describe('a transition', () => {
  it.each([
    ['as the table says', 'ENTERED', 3, 'CONFIRMED', 'OK'],
    ['over a state', 'PRE_REGISTERED', 3, 'CONFIRMED', 'STATE_NOT_NEXT'],
    ['out of an end', 'REJECTED', 3, 'ENTERED', 'STATE_NOT_NEXT'],
    ['seen in an older version, allowed or not', 'ENTERED', 2, 'CONFIRMED', 'ENROLMENT_CHANGED_MEANWHILE'],
  ] as const)('%s', (_why, state, seen, to, code) => {
    expect(codeOf(checkTransition({ state, version: 3 }, seen, to))).toBe(code);
  });

  it('never leaves an end, and leads to an end from everywhere', () => {
    const states = Object.keys(NEXT_STATES) as EnrolmentStateName[];
    const ends = (from: EnrolmentStateName, seen = new Set([from])): boolean =>
      NEXT_STATES[from].length === 0 || NEXT_STATES[from].some((next) => !seen.has(next) && ends(next, new Set([...seen, next])));
    fc.assert(fc.property(fc.constantFrom(...states), (state) => expect(ends(state)).toBe(true)));
  });
});

it.each([
  ['not at all', null, 'OK'],
  ['by a line of the same file', { importId: 'NO-PRI-1', importLine: 7 }, 'DUPLICATE_IN_FILE'],
  ['in the same way, by another file', { importId: 'NO-PRI-2', importLine: 7 }, 'ENROLLED_ALREADY'],
  ['in the same way, typed in', {}, 'ENROLLED_ALREADY'],
  ['for another speciality', { specialityCode: '32321007' }, 'ENROLLED_ELSEWHERE'],
  ['in another establishment', { establishmentUai: '0010001W' }, 'ENROLLED_ELSEWHERE'],
])('a person who is enrolled %s', (_why, over, code) => {
  const line = { establishmentUai: '0350700A', specialityCode: '40321004', source: { importId: 'NO-PRI-1', line: 9 } } as EnrolmentLine;
  const typedIn = { number: 'NO26-000001', establishmentUai: '0350700A', specialityCode: '40321004', importId: null, importLine: null };
  expect(codeOf(checkNotEnrolled(line, over && ({ ...typedIn, ...over } as Enrolled)))).toBe(code);
});

it('numbers a session’s candidates so that text sorts as ranks do', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 999_998 }), (rank) => {
    expect(candidateNumber('NO', 2026, rank) < candidateNumber('NO', 2026, rank + 1)).toBe(true);
  }));
  expect(candidateNumber('NO', 2026, 123)).toBe('NO26-000123');
});
