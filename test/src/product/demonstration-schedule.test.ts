import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { startTestProduct, type TestProduct } from './test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startTestProduct({ mirex: ['NO', 'OI'], enrolments: 60 });
}, 120_000);
afterAll(() => product.stop());

it('every sitting of the demonstration is when the national schedule of its zone has the paper', async () => {
  const { rows: scheduled } = await product.database('FR').query<{ place: string }>(
    `select zone || ' ' || paper_code || ' ' || starts_at || ' ' || ends_at as place from referential.scheduled_paper where session_year = 2026`,
  );
  const places = new Set(scheduled.map(({ place }) => place));
  for (const [mirex, zone] of [['NO', 'METRO'], ['OI', 'REUNION_MAYOTTE']] as const) {
    const { rows: sat } = await product.database(mirex).query<{ place: string }>(`select '${zone} ' || paper_code || ' ' || starts_at || ' ' || ends_at as place from centres.sitting`);
    expect(sat.length).toBeGreaterThan(0);
    expect(sat.filter(({ place }) => !places.has(place))).toEqual([]);
  }
});
