import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { within } from './context.ts';
import { dataSet, editionNumber, keepEdition } from './edition.ts';
import { type TestInstance, testInstance } from './testing/test-instance.ts';
import { toy } from './testing/toy.fixture.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(toy);
});
afterAll(() => test.close());

const hold = (number: number, year: number) => keepEdition(test.context().em, { number, dataSets: { sessions: [{ year, phase: 'ENROLMENT_OPEN' }], papers: [] } });

it('a request that met no edition finds the one that is brought meanwhile', async () => {
  const context = test.context();
  await expect(dataSet(context, 'sessions')).rejects.toThrow('holds no edition');
  await hold(1, 2025);
  expect(await dataSet(context, 'sessions')).toMatchObject([{ year: 2025 }]);
});

it('a request asks for its edition once, in all of its transactions; the next sees the newer one', async () => {
  await hold(2, 2026);
  const context = test.context();
  expect(await dataSet(context, 'sessions')).toMatchObject([{ year: 2026 }]);
  test.forget();
  await Promise.all([dataSet(context, 'papers'), dataSet(context, 'sessions'), editionNumber(context)]);
  await context.em.transactional((tx) => dataSet(within(context, tx), 'papers'));
  expect(test.statements).toEqual([]);
  await hold(3, 2027);
  expect(await dataSet(test.context(), 'sessions')).toMatchObject([{ year: 2027 }]);
});
