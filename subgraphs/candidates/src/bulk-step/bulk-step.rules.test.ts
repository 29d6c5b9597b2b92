import { describe, expect, it } from '@jest/globals';
import { accept } from '@mirex/schema/outcome';

import { NEXT_STATES } from '../enrolment/enrolment.rules.ts';
import { BULK_STEPS, checkMeant, MOST_ENROLMENTS } from './bulk-step.rules.ts';

const named = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `${i}` }));

describe('which enrolments are meant', () => {
  const cases: [why: string, named: { id: string }[] | null, filtered: boolean, code: string | null][] = [
    ['one', named(1), false, null],
    ['a thousand', named(MOST_ENROLMENTS), false, null],
    ['one more', named(MOST_ENROLMENTS + 1), false, 'ENROLMENTS_TOO_MANY'],
    ['a filter', null, true, null],
    ['neither', null, false, 'ENROLMENTS_OR_FILTER'],
    ['nobody', [], false, 'ENROLMENTS_OR_FILTER'],
    ['both', named(1), true, 'ENROLMENTS_OR_FILTER'],
    ['one twice', [...named(2), { id: '0' }], false, 'ENROLMENT_TWICE'],
  ];
  it.each(cases)('%s', (_why, asked, filtered, code) => {
    const meant = checkMeant(asked, filtered);
    expect(code === null ? meant : meant.ok || meant.refusal.code).toEqual(code ?? accept(asked));
  });
});

it('every step is one that the state table knows', () => {
  expect(Object.values(BULK_STEPS).filter(({ from, to }) => !NEXT_STATES[from].includes(to))).toEqual([]);
});
