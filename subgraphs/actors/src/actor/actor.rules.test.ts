import { describe, expect, it } from '@jest/globals';

import { EDITION } from '../edition.fixture.ts';
import { checkAssignment, readName } from './actor.rules.ts';

const ESTABLISHMENTS = new Map((EDITION.establishments ?? []).map((fact) => [fact.uai, fact]));

describe('where an actor works', () => {
  const cases: [why: string, uai: string | null, code: string | undefined][] = [
    ['outside the schools', null, undefined],
    ['in an establishment of the MIREX', '0350700A', undefined],
    ['in one of another MIREX', '0670001B', 'ESTABLISHMENT_OF_ANOTHER_MIREX'],
    ['in a territory without a MIREX', '9750001C', 'ESTABLISHMENT_OF_ANOTHER_MIREX'],
    ['in one that nobody knows', '0000000X', 'ESTABLISHMENT_UNKNOWN'],
  ];
  it.each(cases)('%s', (_why, uai, code) => {
    const outcome = checkAssignment(uai, 'NO', ESTABLISHMENTS);
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code);
  });
});

describe('a name', () => {
  const cases: [why: string, text: string, name: string | undefined][] = [
    ['with an apostrophe and a hyphen', 'Le D’Hénin-Ö', 'Le D’Hénin-Ö'],
    ['with its accents apart', 'He\u0301le\u0300ne', 'Hélène'],
    ['with blanks around', '  Maë\u00a0', 'Maë'],
    ['written from right to left', 'ليلى', 'ليلى'],
    ['of blanks only', ' \u00a0\t', undefined],
  ];
  it.each(cases)('%s', (_why, text, name) => {
    const outcome = readName(text);
    expect(outcome.ok ? outcome.value : undefined).toBe(name);
  });
});
