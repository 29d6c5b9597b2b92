import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type TestInstance, testInstance } from './testing/test-instance.ts';
import { toy } from './testing/toy.fixture.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(toy);
});
afterAll(() => test.close());

/** Anything that PostgreSQL can hold, often with what a quoted text must not be ended by. */
const texts = fc.array(fc.oneof(fc.constantFrom("'", '\\', "\\'", "''", '?', '$1', '--', '"', '\n', '’'), fc.string({ unit: 'grapheme' })), { maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed());

it.each(['on', 'off'])('texts come back as they were given, with standard_conforming_strings %s', async (setting) => {
  await test.context().em.transactional(async (tx) => {
    await tx.execute(`set local standard_conforming_strings = ${setting}`);
    await fc.assert(fc.asyncProperty(texts, async (text) => {
      const [row] = await tx.execute<{ text: string; inJson: string }[]>(`select ? as text, ?::jsonb ->> 0 as "inJson"`, [text, JSON.stringify([text])]);
      expect(row).toEqual({ text, inJson: text });
    }));
  });
});

it('lists are quoted item by item', async () => {
  const [row] = await test.context().em.execute<{ found: boolean }[]>('select ? in (?) as found', ["d'Août", ['\\', "d'Août"]]);
  expect(row).toEqual({ found: true });
});
