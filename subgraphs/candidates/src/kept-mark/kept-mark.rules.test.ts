import { describe, expect, it } from '@jest/globals';
import type { PaperFact } from '@mirex/schema/edition';
import type { Hundredths } from '@mirex/schema/mark';

import { exemptPapers, type ExemptionAsked } from '../exemption/exemption.rules.ts';
import { checkKeptMark, type EarnedMark, type Keeper, type KeepingRules, paperNumber } from './kept-mark.rules.ts';

const paper = (code: string, eps = false): PaperFact =>
  ({ code, speciality: code.slice(0, 8), mode: 'CCF', coefficientTenths: 10, markStep: 50, eps, firstSession: 2021, lastSession: null });
const RULES: KeepingRules = { diploma: 'BAC_PRO', sessions: 5, from: 1000, anySpecialityUpTo: 4, replaces: ['40321000'] };
const REPEATER: Keeper = { session: 2026, keeps: true, progressive: false };
const EARNED: EarnedMark = { paper: '40321004.E7', session: 2025, hundredths: 1200 as Hundredths };

describe('a mark', () => {
  const cases: [why: string, code: string | null, earned: Partial<EarnedMark>, over?: { keeper?: Partial<Keeper>; rules?: Partial<KeepingRules>; target?: string }][] = [
    ['of the session before is kept', null, {}],
    ['of five sessions ago is kept', null, { session: 2021 }],
    ['of six sessions ago is not', 'KEPT_MARK_TOO_OLD', { session: 2020 }],
    ['of this session is not', 'KEPT_MARK_NOT_EARLIER', { session: 2026 }],
    ['of exactly ten is kept', null, { hundredths: 1000 as Hundredths }],
    ['under ten is not', 'KEPT_MARK_TOO_LOW', { hundredths: 999 as Hundredths }],
    ['under ten is kept by who spreads the exam', null, { hundredths: 999 as Hundredths }, { keeper: { progressive: true } }],
    ['under ten is kept where no least mark is ruled', null, { hundredths: 0 as Hundredths }, { rules: { from: undefined } }],
    ['is not kept by who sits for the first time', 'KEPT_MARK_NOT_FOR_CASE', {}, { keeper: { keeps: false } }],
    ['is not kept in a diploma that keeps none', 'KEPT_MARK_NOT_FOR_DIPLOMA', {}, { rules: { sessions: undefined } }],
    ['of the speciality that was replaced is kept', null, { paper: '40321000.E7' }],
    ['of another paper is not', 'KEPT_MARK_NO_CORRESPONDENCE', { paper: '40321004.E6' }],
    ['of a part is not that of the whole', 'KEPT_MARK_NO_CORRESPONDENCE', { paper: '40321004.E7.1' }],
    ['of another speciality is not', 'KEPT_MARK_NO_CORRESPONDENCE', { paper: '40321005.E7' }],
    ['of another speciality is kept in the first papers', null, { paper: '40321005.E4.1' }, { target: '40321004.E4.1' }],
    ['of another diploma is not', 'KEPT_MARK_NO_CORRESPONDENCE', { paper: '32321005.E4.1' }, { target: '40321004.E4.1' }],
    ['of another speciality is not where the diploma has no such rule', 'KEPT_MARK_NO_CORRESPONDENCE', { paper: '40321005.E1' }, { rules: { anySpecialityUpTo: undefined }, target: '40321004.E1' }],
  ];
  it.each(cases)('%s', (_why, code, earned, { keeper, rules, target = '40321004.E7' } = {}) => {
    const checked = checkKeptMark(paper(target), { ...EARNED, ...earned }, { ...REPEATER, ...keeper }, { ...RULES, ...rules });
    expect(checked.ok ? null : checked.refusal.code).toBe(code);
  });
});

it.each([['40321004.E4.1', 4], ['40321004.E12', 12], ['43321005.CCF7', Number.POSITIVE_INFINITY]])('the number of %s', (code, number) => expect(paperNumber(code)).toBe(number));

describe('an exemption', () => {
  const PAPERS = [paper('50321139.E1.1'), paper('50321139.E3', true), paper('50321139.E4')];
  const HOLDER: ExemptionAsked = { ground: 'LEVEL_FOUR_HOLDER', diploma: 'CAPA', holder: true, papers: PAPERS, named: [], levelFourUpTo: 3 };
  it.each<[string, Partial<ExemptionAsked>, readonly string[] | string]>([
    ['for a level IV diploma is from the general papers', {}, ['50321139.E1.1', '50321139.E3']],
    ['for it needs the case', { holder: false }, 'EXEMPTION_NOT_FOR_CASE'],
    ['for it is of some diplomas', { levelFourUpTo: undefined }, 'EXEMPTION_NOT_FOR_DIPLOMA'],
    ['for health is from EPS', { ground: 'PHYSICAL_EDUCATION', holder: false }, ['50321139.E3']],
    ['for health needs an EPS paper', { ground: 'PHYSICAL_EDUCATION', papers: PAPERS.filter(({ eps }) => !eps) }, 'EXEMPTION_NO_SUCH_PAPER'],
    ['from common papers is the BTSA’s', { ground: 'COMMON_PAPERS' }, 'EXEMPTION_NOT_FOR_DIPLOMA'],
    ['from common papers names them', { ground: 'COMMON_PAPERS', diploma: 'BTSA', named: ['50321139.E4'] }, ['50321139.E4']],
    ['from a paper that is not', { ground: 'COMMON_PAPERS', diploma: 'BTSA', named: ['50321139.E4', 'X.E1'] }, 'EXEMPTION_NO_SUCH_PAPER'],
    ['from nothing', { ground: 'COMMON_PAPERS', diploma: 'BTSA' }, 'EXEMPTION_NO_SUCH_PAPER'],
  ])('%s', (_why, over, expected) => {
    const exempt = exemptPapers({ ...HOLDER, ...over });
    expect(exempt.ok ? exempt.value : exempt.refusal.code).toEqual(expected);
  });
});
