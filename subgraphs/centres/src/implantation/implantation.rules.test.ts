import { expect, it } from '@jest/globals';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import fc from 'fast-check';

import { capacityFor, checkImplantation, compare, type Demand, type Host, proposeImplantation } from './implantation.rules.ts';

const centre = (n: number): GlobalId => globalId('NO', 'CEN', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const host = (n: number, capacity: number, equipment: string[] = []): Host => ({ centreId: centre(n), venue: `V${n}`, rooms: [{ capacity, equipment }] });
const demand = (paper: string, uai: string, candidates: number): Demand => ({ paper, speciality: 'S', uai, candidates });
const none = (): readonly string[] => [];

it('puts each school in the nearest centre that takes all of it, the largest first', () => {
  const far = (uai: string, { venue }: Host): number => (uai === 'A' ? 0 : 50) + (venue === 'V1' ? 0 : 10);
  const { lines, left } = proposeImplantation([demand('E1', 'A', 20), demand('E1', 'B', 30), demand('E1', 'C', 60)], [host(1, 40), host(2, 40)], none, far);
  expect(lines).toEqual([
    { paper: 'E1', speciality: 'S', centreId: centre(1), candidates: 30, capacity: 40 }, { paper: 'E1', speciality: 'S', centreId: centre(2), candidates: 20, capacity: 40 },
  ]);
  expect(left).toEqual([{ paper: 'E1', uai: 'C', candidates: 60 }]);
});

it('looks at rooms that are equipped for the paper only', () => {
  const requires = (paper: string): readonly string[] => (paper === 'EPS' ? ['SPORTS'] : []);
  const { lines, left } = proposeImplantation([demand('EPS', 'A', 10), demand('E1', 'A', 10)], [host(1, 40), host(2, 5, ['SPORTS'])], requires, () => 1);
  expect(lines.map(({ paper, centreId }) => [paper, centreId])).toEqual([['E1', centre(1)]]);
  expect(left).toEqual([{ paper: 'EPS', uai: 'A', candidates: 10 }]);
});

const cases: [why: string, lines: { paper: string; centreId: GlobalId; candidates: number }[], code: string | undefined][] = [
  ['a paper that fits', [{ paper: 'E1', centreId: centre(1), candidates: 40 }], undefined],
  ['one candidate too many', [{ paper: 'E1', centreId: centre(1), candidates: 41 }], 'IMPLANTATION_OVER_CAPACITY'],
  ['a centre without the equipment', [{ paper: 'EPS', centreId: centre(1), candidates: 1 }], 'IMPLANTATION_WITHOUT_EQUIPMENT'],
  ['the same twice', [1, 2].map((candidates) => ({ paper: 'E1', centreId: centre(1), candidates })), 'IMPLANTATION_LINE_TWICE'],
  ['no such centre', [{ paper: 'E1', centreId: centre(9), candidates: 1 }], 'IMPLANTATION_CENTRE_UNKNOWN'],
  ['no such paper', [{ paper: 'E7', centreId: centre(1), candidates: 1 }], 'IMPLANTATION_PAPER_UNKNOWN'],
  ['nothing', [], 'IMPLANTATION_EMPTY'],
];
it.each(cases)('%s', (_why, lines, code) => {
  const checked = checkImplantation(lines, [host(1, 40)], (paper) => (paper === 'EPS' ? ['SPORTS'] : []), new Map([['E1', 'S'], ['EPS', 'S']]));
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
});

const demands = fc.uniqueArray(fc.record({ paper: fc.constantFrom('E1', 'E2'), speciality: fc.constant('S'), uai: fc.constantFrom('A', 'B', 'C', 'D'), candidates: fc.integer({ min: 1, max: 60 }) }), { selector: ({ paper, uai }) => paper + uai });
const hosts = fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 4 }).map((sizes) => sizes.map((size, n) => host(n, size)));
it('loses nobody and is over no centre, whatever is asked', () => {
  fc.assert(fc.property(demands, hosts, (asked, at) => {
    const { lines, left } = proposeImplantation(asked, at, none, () => 1);
    const sum = (all: readonly { candidates: number }[]): number => all.reduce((total, { candidates }) => total + candidates, 0);
    expect(sum(lines) + sum(left)).toBe(sum(asked));
    expect(lines.every(({ candidates, capacity, centreId }) => candidates <= capacity && capacity === capacityFor(at.find((one) => one.centreId === centreId) as Host, []))).toBe(true);
    expect(compare(lines, lines)).toEqual([]);
  }));
});
