import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkPortfolio, type Followed, toFollow, uncovered } from './portfolio.rules.ts';
import { checkPlannedVisit, checkVisitMove, VisitState } from './visit.rules.ts';

const OFFERED = new Set(['A', 'B', 'C']);
const portfolios: [why: string, schools: string[], own: string | null, code: string | undefined][] = [
  ['two schools that train for it', ['A', 'B'], 'C', undefined],
  ['none: the deputy follows nobody', [], null, undefined],
  ['a school twice', ['A', 'A'], null, 'PORTFOLIO_ESTABLISHMENT_TWICE'],
  ['their own', ['A', 'B'], 'B', 'PORTFOLIO_OWN_ESTABLISHMENT'],
  ['one that does not train for it', ['A', 'Z'], null, 'PORTFOLIO_NOT_OFFERED'],
  ['one that another follows', ['C'], null, 'PORTFOLIO_ESTABLISHMENT_TAKEN'],
];
it.each(portfolios)('%s', (_why, establishments, own, code) => {
  const checked = checkPortfolio({ speciality: 'S', establishments }, own, OFFERED, new Map([['C', 'somebody']]));
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
});

it('follows the offers of the session in the schools of the MIREX, each once', () => {
  const offer = (uai: string, speciality: string, lastSession: number | null = null) => ({ uai, speciality, route: 'SCOLAIRE', firstSession: 2020, lastSession });
  const school = (uai: string, mirex: 'NO' | 'NE') => ({ uai, mirex, sector: 'PUBLIC' });
  const wanted = toFollow(2026, 'NO', [offer('A', 'S'), offer('A', 'S'), offer('B', 'S', 2025), offer('N', 'S'), offer('B', 'T')], [school('A', 'NO'), school('B', 'NO'), school('N', 'NE')]);
  expect(wanted).toEqual([{ speciality: 'S', uai: 'A' }, { speciality: 'T', uai: 'B' }]);
});

const pair: fc.Arbitrary<Followed> = fc.record({ uai: fc.constantFrom('A', 'B', 'C'), speciality: fc.constantFrom('S', 'T') });
it('what is covered and what is not are the whole', () => {
  fc.assert(fc.property(fc.uniqueArray(pair, { selector: ({ uai, speciality }) => uai + speciality }), fc.array(pair), (wanted, covered) => {
    const left = uncovered(wanted, covered);
    const isCovered = (one: Followed): boolean => covered.some(({ uai, speciality }) => uai === one.uai && speciality === one.speciality);
    expect(left).toEqual(wanted.filter((one) => !isCovered(one)));
  }));
});

it('a visit goes to a school of the portfolio, on a day to come, and is reported once, from its day on', () => {
  expect(checkPlannedVisit('A', '2026-03-02', ['A'], '2026-03-02').ok).toBe(true);
  expect(checkPlannedVisit('A', '2026-03-01', ['A'], '2026-03-02')).toMatchObject({ refusal: { code: 'VISIT_DATE_PAST' } });
  expect(checkPlannedVisit('B', '2026-03-02', ['A'], '2026-03-02')).toMatchObject({ refusal: { code: 'VISIT_ELSEWHERE' } });
  const visit = { state: VisitState.PLANNED, version: 1, date: '2026-03-10' };
  const move = { to: VisitState.DONE, version: 1, report: 'Vu.', today: '2026-03-10' } as const;
  expect(checkVisitMove(visit, move).ok).toBe(true);
  expect(checkVisitMove(visit, { ...move, today: '2026-03-09' })).toMatchObject({ refusal: { code: 'VISIT_NOT_YET' } });
  expect(checkVisitMove(visit, { ...move, to: VisitState.CANCELLED, today: '2026-03-09' }).ok).toBe(true);
  expect(checkVisitMove({ ...visit, state: VisitState.DONE }, move)).toMatchObject({ refusal: { code: 'VISIT_STATE' } });
  expect(checkVisitMove(visit, { ...move, report: ' ' })).toMatchObject({ refusal: { code: 'VISIT_REPORT_EMPTY' } });
});
