import { describe, expect, it } from '@jest/globals';
import type { PaperFact } from '@mirex/schema/edition';
import fc from 'fast-check';

import { assessmentFor, type Taught } from './assessment.rules.ts';
import { paperMap, papersOf, sameMap, type Situation } from './paper-map.rules.ts';

const paper = (code: string, mode: 'CCF' | 'TERMINAL', over: Partial<PaperFact> = {}): PaperFact =>
  ({ code, speciality: 'S', mode, coefficientTenths: 10, markStep: 50, firstSession: 2021, lastSession: null, ...over });
const PAPERS = [paper('S.E1', 'TERMINAL'), paper('S.E2', 'CCF'), paper('S.E3', 'CCF')];
const ORDINARY: Situation = { assessment: 'CCF', withoutCcf: [], kept: {}, exempt: [], chosen: null };
const drawn = (over: Partial<Situation>) => paperMap(PAPERS, { ...ORDINARY, ...over }).map(({ paper: code, mode, status, keptHundredths }) => [code.slice(2), mode, status, keptHundredths].join(' ').trim());

const cases: [why: string, over: Partial<Situation>, map: string[]][] = [
  ['as the regulation says', {}, ['E1 TERMINAL TO_SIT', 'E2 CCF TO_SIT', 'E3 CCF TO_SIT']],
  ['all by terminal papers', { assessment: 'ALL_TERMINAL' }, ['E1 TERMINAL TO_SIT', 'E2 TERMINAL TO_SIT', 'E3 TERMINAL TO_SIT']],
  ['all during the course', { assessment: 'ALL_CCF' }, ['E1 CCF TO_SIT', 'E2 CCF TO_SIT', 'E3 CCF TO_SIT']],
  ['no CCF in the paper of a fraud', { withoutCcf: ['S.E2'] }, ['E1 TERMINAL TO_SIT', 'E2 TERMINAL TO_SIT', 'E3 CCF TO_SIT']],
  ['nor where all is CCF', { assessment: 'ALL_CCF', withoutCcf: ['S.E2'] }, ['E1 CCF TO_SIT', 'E2 TERMINAL TO_SIT', 'E3 CCF TO_SIT']],
  ['a kept mark', { kept: { 'S.E2': 1250 } }, ['E1 TERMINAL TO_SIT', 'E2 CCF KEPT 1250', 'E3 CCF TO_SIT']],
  ['a kept zero', { kept: { 'S.E2': 0 } }, ['E1 TERMINAL TO_SIT', 'E2 CCF KEPT 0', 'E3 CCF TO_SIT']],
  ['an exemption before a kept mark', { kept: { 'S.E2': 1250 }, exempt: ['S.E2'] }, ['E1 TERMINAL TO_SIT', 'E2 CCF EXEMPT', 'E3 CCF TO_SIT']],
  ['papers chosen for this session', { chosen: ['S.E3'], kept: { 'S.E1': 900 } }, ['E1 TERMINAL KEPT 900', 'E3 CCF TO_SIT']],
  ['none chosen', { chosen: [] }, []],
];
it.each(cases)('a map has %s', (_why, over, map) => expect(drawn(over)).toEqual(map));

it('holds each paper once, in order, and nothing of another speciality', () => {
  const codes = fc.subarray(PAPERS.map(({ code }) => code));
  const situation = fc.record({
    assessment: fc.constantFrom('CCF' as const, 'ALL_TERMINAL' as const, 'ALL_CCF' as const), withoutCcf: codes, exempt: codes, chosen: fc.option(codes),
    kept: codes.map((list) => Object.fromEntries([...list, 'T.E1'].map((code) => [code, 1000]))),
  });
  fc.assert(fc.property(situation, (asked) => {
    const map = paperMap(PAPERS, asked);
    expect(map.map((line) => line.paper)).toEqual(PAPERS.map(({ code }) => code).filter((code) => map.some((line) => line.paper === code)));
    expect(asked.chosen === null ? map : PAPERS).toHaveLength(PAPERS.length);
    expect(map.filter((line) => (line.keptHundredths !== null) !== (line.status === 'KEPT'))).toEqual([]);
    const terminal = map.filter((line) => asked.assessment === 'ALL_TERMINAL' || asked.withoutCcf.includes(line.paper));
    expect(terminal.filter(({ mode }) => mode !== 'TERMINAL')).toEqual([]);
    expect(sameMap(map, paperMap(PAPERS, asked))).toBe(true);
  }));
});

it('two maps are not the same when one value differs', () => {
  const map = paperMap(PAPERS, ORDINARY);
  for (const other of [{ assessment: 'ALL_TERMINAL' }, { kept: { 'S.E1': 1 } }, { exempt: ['S.E1'] }, { chosen: ['S.E1'] }] as const) expect(sameMap(map, paperMap(PAPERS, { ...ORDINARY, ...other }))).toBe(false);
});

it('a session has the papers in force', () => {
  const papers = [paper('S.OLD', 'CCF', { lastSession: 2025 }), paper('S.NOW', 'CCF'), paper('S.NEW', 'CCF', { firstSession: 2027 })];
  expect([2025, 2026, 2027].map((session) => papersOf(papers, session).map(({ code }) => code.slice(2)))).toEqual([['OLD', 'NOW'], ['NOW'], ['NOW', 'NEW']]);
});

describe('assessment', () => {
  const SCHOOL: Taught = { route: 'SCHOOL', speciality: 'S', diploma: 'CAPA', sector: 'PUBLIC', accreditations: [], on: '2026-01-01' };
  const held = (kind: string, over: object = {}) => [{ uai: 'U', kind, speciality: null, from: '2025-09-01', to: '2030-08-31', ...over }];
  it.each<[string, Partial<Taught>, string]>([
    ['a public school', {}, 'CCF'],
    ['apprentices without accreditation', { route: 'APPRENTICESHIP' }, 'ALL_TERMINAL'],
    ['apprentices with it', { route: 'APPRENTICESHIP', accreditations: held('CCF') }, 'CCF'],
    ['with that of another speciality', { route: 'APPRENTICESHIP', accreditations: held('CCF', { speciality: 'T' }) }, 'ALL_TERMINAL'],
    ['with one that has ended', { route: 'APPRENTICESHIP', accreditations: held('CCF', { to: '2025-12-31' }) }, 'ALL_TERMINAL'],
    ['on the last day of one', { route: 'APPRENTICESHIP', accreditations: held('CCF', { to: '2026-01-01' }) }, 'CCF'],
    ['adults of an accredited CAPa centre', { route: 'ADULT_TRAINING', accreditations: held('CCF') }, 'ALL_CCF'],
    ['adults of another diploma', { route: 'ADULT_TRAINING', diploma: 'BAC_PRO', accreditations: held('CCF') }, 'CCF'],
    ['courses in semesters', { diploma: 'BTSA', accreditations: held('SEMESTERS') }, 'ALL_CCF'],
    ['isolated candidates of a school that is accredited', { route: 'INDIVIDUAL', accreditations: held('SEMESTERS') }, 'ALL_TERMINAL'],
  ])('of %s', (_why, over, expected) => expect(assessmentFor({ ...SCHOOL, ...over })).toBe(expected));
});
