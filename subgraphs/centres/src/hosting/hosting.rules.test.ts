import { expect, it } from '@jest/globals';

import { checkHosting, DEAREST, type HostingLine, MOST_BEDS } from './hosting.rules.ts';

const LUNCH = { what: 'LUNCH', served: 'FREE', priceMinor: 0 } as const;
const line = (more: Partial<HostingLine> = {}): HostingLine => ({ meals: [LUNCH], lodging: null, ...more });
const bed = (beds: number, served: 'FREE' | 'PAID' = 'FREE', priceMinor = 0): HostingLine => line({ lodging: { beds, served, priceMinor } });

const cases: [why: string, hosting: HostingLine, code: string | undefined][] = [
  ['nothing is offered', { meals: [], lodging: null }, undefined],
  ['a free lunch', line(), undefined],
  ['the dearest lunch', line({ meals: [{ ...LUNCH, served: 'PAID', priceMinor: DEAREST }] }), undefined],
  ['one cent more', line({ meals: [{ ...LUNCH, served: 'PAID', priceMinor: DEAREST + 1 }] }), 'HOSTING_PRICE'],
  ['a free lunch that costs', line({ meals: [{ ...LUNCH, priceMinor: 1 }] }), 'HOSTING_PRICE'],
  ['a paid lunch that costs nothing', line({ meals: [{ ...LUNCH, served: 'PAID' }] }), 'HOSTING_PRICE'],
  ['two lunches', line({ meals: [LUNCH, { ...LUNCH, served: 'PAID', priceMinor: 900 }] }), 'HOSTING_MEAL_TWICE'],
  ['a bed', bed(1), undefined],
  ['no bed, said as one', bed(0), 'HOSTING_BEDS'],
  ['as many beds as a barrack', bed(MOST_BEDS + 1), 'HOSTING_BEDS'],
  ['a night below nothing', bed(4, 'PAID', -5), 'HOSTING_PRICE'],
];
it.each(cases)('%s', (_why, hosting, code) => {
  const checked = checkHosting(hosting);
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
});
