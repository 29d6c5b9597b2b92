import { readFile } from 'node:fs/promises';

import { expect, it } from '@jest/globals';
import { testInstance } from '@mirex/kit/testing/test-instance';

import { candidates } from '../subgraph.ts';
import { COLUMNS } from './columns.rules.ts';
import { base64, EDITION } from './file.fixture.ts';
import { explainFile } from './pre-registration.messages.ts';

const GUIDE = new URL('../../../../docs/guides/pre-registration-import.md', import.meta.url);

/** The guide's blocks: the CSV, the JSON and the query, in that order. */
const blocksOf = (guide: string): string[] => Array.from(guide.matchAll(/^```\w*\n(.*?)^```$/gms), ([, block = '']) => block);

it('is imported as the guide shows it, the CSV and then the same person as JSON', async () => {
  const [csv = '', json = '', query = ''] = blocksOf(await readFile(GUIDE, 'utf8'));
  const test = await testInstance(candidates, { dataSets: EDITION });
  try {
    for (const [text, counts] of [[csv, { linesKept: 1, linesKnown: 0 }], [json, { linesKept: 0, linesKnown: 1 }]] as const) {
      const { data, errors } = await test.ask(query, { input: { mirex: 'NO', session: 2026, fileName: 'guide', contentBase64: base64(text) } });
      expect(errors).toBeUndefined();
      expect(data.importPreRegistrations).toMatchObject({ userErrors: [], preRegistrationImport: { ...counts, linesTotal: 1, linesRefused: 0 } });
    }
  } finally {
    await test.close();
  }
});

it('names every column and every code by which a file is refused whole', async () => {
  const guide = await readFile(GUIDE, 'utf8');
  for (const name of [...Object.keys(COLUMNS), ...explainFile.catalogue.keys()]) expect(guide).toContain(`\`${name}\``);
});
