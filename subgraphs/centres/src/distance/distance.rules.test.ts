import { describe, expect, it } from '@jest/globals';
import { accept } from '@mirex/schema/outcome';

import { checkDistances, FARTHEST, nearness } from './distance.rules.ts';

const line = (more: object = {}) => ({ venue: 'RENNES', uai: '0350700W', kilometres: 12, ...more });

describe('distances that somebody says', () => {
  const cases: [why: string, lines: ReturnType<typeof line>[], code: string | null][] = [
    ['nothing, next door, as far as there is', [line({ kilometres: 0 }), line(), line({ kilometres: FARTHEST })], null],
    ['a kilometre more', [line({ kilometres: FARTHEST + 1 })], 'DISTANCE_OUT_OF_RANGE'],
    ['backwards', [line({ kilometres: -1 })], 'DISTANCE_OUT_OF_RANGE'],
    ['half a kilometre', [line({ kilometres: 0.5 })], 'DISTANCE_OUT_OF_RANGE'],
    ['to a venue that is not there', [line(), line({ venue: 'NULLE-PART' })], 'DISTANCE_VENUE_UNKNOWN'],
  ];
  it.each(cases)('%s', (_why, lines, code) => {
    const checked = checkDistances(lines, new Set(['RENNES']));
    expect(code === null ? checked : checked.ok || checked.refusal.code).toEqual(code ?? accept(lines));
  });
});

it('what nobody says is less in one’s own school than in one’s region, and there than elsewhere', () => {
  const school = { region: '53', uai: '0350700W' };
  const [own, region, elsewhere] = [school, { region: '53', uai: null }, { region: null, uai: null }].map((venue) => nearness(school, venue, undefined));
  expect([own, Number(region) > 0, Number(elsewhere) > Number(region), nearness(school, school, 7)]).toEqual([0, true, true, 7]);
});
