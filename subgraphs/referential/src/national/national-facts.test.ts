import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import { MIREX, MIREX_CODES } from '@mirex/schema/mirex';

import { readUai } from '../establishment/uai.rules.ts';
import { contradictions } from '../territory/competence.rules.ts';
import { DIPLOMAS } from './diplomas.ts';
import { ESTABLISHMENTS } from './establishments.ts';
import { offerRows } from './offers.ts';
import { paperRows } from './papers.ts';
import { rateRows } from './rates.ts';
import { regulationItemRows } from './regulations.ts';
import { localPhases } from './sessions.ts';
import { SPECIALITIES } from './specialities.ts';
import { MIREX_START, TERRITORIES } from './territories.ts';

const departments = new Map(TERRITORIES.flatMap(([, , , mirex, text]) => text.split('|').map((each) => [each.slice(0, each.indexOf(' ')), mirex])));

describe('the territories', () => {
  it('are the 18 regions and the 8 overseas collectivities, with 109 departments', () => {
    expect(TERRITORIES.filter(([, , zone]) => zone !== 'COM')).toHaveLength(18);
    expect(TERRITORIES.filter(([, , zone]) => zone === 'COM')).toHaveLength(8);
    expect(departments.size).toBe(109);
  });

  it('have one MIREX at most in each session', () => {
    const assigned = TERRITORIES.flatMap(([regionCode, , , mirexCode]) => (mirexCode === null ? [] : [{ regionCode, mirexCode, ...MIREX_START, lastSession: null }]));
    expect(contradictions(assigned)).toEqual([]);
  });
});

const FACTS = fileURLToPath(new URL('../../../../../shared/domain/data/mirex.json', import.meta.url));
const held = existsSync(FACTS);

if (!held) {
  it('the territories were not compared: the facts that they were typed from are not beside this repository', () => expect(held).toBe(false));
}

if (held) {
  it('the territories say the same as the facts that they were typed from', () => {
    const facts = JSON.parse(readFileSync(FACTS, 'utf8')) as { name: string; territory: { code: string; name: string; zone: string; departments: { code: string; name: string }[] }[] }[];
    const mirexOf = new Map<string, string>(MIREX_CODES.map((code) => [MIREX[code].name, code]));
    const expected = facts.flatMap(({ name, territory }) => territory.map((region) =>
      [region.code, region.name, region.zone.toUpperCase(), mirexOf.get(name), region.departments.map((each) => `${each.code} ${each.name}`).join('|')]));
    // INSEE writes Wallis without hyphens.
    const typed = TERRITORIES.filter(([, , , mirex]) => mirex !== null).map((row) => row.map((text) => text?.replaceAll('Wallis-et-Futuna', 'Wallis et Futuna')));
    expect(typed).toEqual(expected);
  });
}

describe('the establishments of the demonstration', () => {
  it('have UAI whose letter is right, each once', () => {
    for (const [uai] of ESTABLISHMENTS) expect(readUai(uai)).toEqual({ ok: true, value: uai });
    expect(new Set(ESTABLISHMENTS.map(([uai]) => uai)).size).toBe(ESTABLISHMENTS.length);
  });

  it('say that they are of a demonstration', () => {
    expect(ESTABLISHMENTS.filter(([, name]) => !name.includes('de démonstration'))).toEqual([]);
  });

  it('are in every MIREX, as many as its share', () => {
    const count = (code: string): number => ESTABLISHMENTS.filter(([, , , department]) => departments.get(department) === code).length;
    expect(MIREX_CODES.map((code) => [code, count(code)])).toEqual([['NO', 17], ['NE', 15], ['SO', 14], ['SE', 11], ['AG', 2], ['OI', 3], ['OP', 1]]);
  });

  it('offer specialities that are known, in sessions in which they are open', () => {
    const known = new Map(SPECIALITIES.map(([code, , , first, last]) => [code, { first, last }]));
    const wrong = offerRows().filter(({ specialityCode, firstSession, lastSession }) => {
      const { first, last } = known.get(specialityCode) ?? { first: Infinity, last: null };
      return (first ?? 0) > firstSession || (lastSession ?? Infinity) > (last ?? Infinity);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the papers', () => {
  it.each([
    ['40321004', 'bac pro CGEA', 200],
    ['43321005', 'STAV', 1000],
    ['51321005', 'BEPA', 100],
    ['32321308', 'BTSA GPN', 80],
    ['50321130', 'CAPa', 200],
  ])('of %s (%s) have coefficients that add up to their total', (speciality, _name, tenths) => {
    const own = paperRows().filter(({ specialityCode }) => specialityCode === speciality);
    expect(own.reduce((sum, { coefficientTenths }) => sum + Number(coefficientTenths), 0)).toBe(tenths);
  });

  it('never show an invented coefficient as confirmed', () => {
    const invented = paperRows().filter(({ source }) => String(source).includes('invent'));
    expect(invented).toHaveLength(15);
    expect(invented.filter(({ status }) => status !== 'PLACEHOLDER')).toEqual([]);
  });
});

it.each([
  ['papers', paperRows(), 'code'],
  ['rates', rateRows(), 'code'],
  ['rules', regulationItemRows().map((item) => ({ key: `${String(item['regulationCode'])}/${String(item['name'])}` })), 'key'],
  ['phases', localPhases().map(({ sessionYear, zone, phase }) => ({ key: `${sessionYear}/${zone}/${phase}` })), 'key'],
  ['diplomas', DIPLOMAS, 'code'],
])('no two %s have the same key', (_what, rows, key) => {
  const keys = rows.map((row) => (row as Record<string, unknown>)[key]);
  expect(new Set(keys).size).toBe(rows.length);
});

it('every rate is a whole number of minor units', () => {
  expect(rateRows().filter(({ minor }) => !Number.isSafeInteger(minor))).toEqual([]);
});
