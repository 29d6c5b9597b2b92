import { expect, it } from '@jest/globals';

import { openCsv } from './csv-file.ts';
import { csv, people } from './file.fixture.ts';

it.each([
  ['a quote inside a value', csv([{}, { nom: 'Le "Goff"' }]), 'QUOTES_BROKEN', 3],
  ['text after a quote', csv([{}, {}, { nom: '"Le" Goff' }]), 'QUOTES_BROKEN', 4],
  ['a quote that is never closed', `${csv(people(20))}"Le Goff;Zoé\n`, 'QUOTES_BROKEN', 22],
  ['a line without end', csv([...people(15), { nom: 'x'.repeat(100_000) }]), 'LINE_TOO_LONG', 17],
])('tells the line of %s', async (_why, text, code, line) => {
  expect(await openCsv(text)).toMatchObject({ ok: false, refusal: { code, line } });
});

it('counts the lines of the file, blank ones and those inside a value too, and reads as often as it is asked', async () => {
  const text = csv([{}, { nom: '"Le\nGoff"' }, { nom: 'Morvan' }]).replaceAll('\r\n', '\n\n');
  const opened = await openCsv(text);
  if (!opened.ok) throw new Error(opened.refusal.code);
  for (const _time of [1, 2]) {
    const records: unknown[] = [];
    for await (const { line, cells } of opened.value.records()) records.push([line, cells.get('nom')]);
    expect(records).toEqual([[3, 'Le Goff'], [6, 'Le\nGoff'], [8, 'Morvan']]);
  }
  expect(opened.value.count).toBe(3);
});
