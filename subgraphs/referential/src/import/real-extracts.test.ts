import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { loadNationalReferential } from '../national/load-national-referential.ts';
import { referential } from '../subgraph.ts';
import { importers } from './importers.ts';

/** Where a developer may hold the extracts of the administrations: beside the repository, never in it. */
const EXTRACTS = fileURLToPath(new URL('../../../../../shared/domain/data/', import.meta.url));
const held = existsSync(`${EXTRACTS}establishments-btsa.json`);

if (!held) {
  describe('the extracts of the administrations', () => {
    it(`are not beside this repository, so they were not tried (${EXTRACTS})`, () => expect(held).toBe(false));
  });
}

if (held) {
  describe('the extracts of the administrations', () => {
    let test: TestInstance;
    beforeAll(async () => {
      test = await testInstance(referential, { owner: 'FR', now: () => new Date('2026-11-22T08:00:00Z') });
      await loadNationalReferential(test.instance.context(), () => {});
    });
    afterAll(() => test.close());

    it.each([
      ['establishments', 'establishments-btsa.json', 283],
      ['specialities', 'specialities.json', 107],
      ['mef', 'mef-agricole.csv', 260],
    ] as const)('of %s are taken whole, and change nothing the second time', async (name, file, lines) => {
      const bytes = readFileSync(EXTRACTS + file);
      const done = await importers[name](bytes, test.instance.context());
      expect(done).toMatchObject({ lines, refused: 0, report: [] });
      expect(done.created + done.updated + done.unchanged).toBe(lines);
      expect(await importers[name](bytes, test.instance.context())).toMatchObject({ alreadyImported: true, lines, unchanged: lines });
    });

    it('are spread over the MIREX as they are', async () => {
      const real = `filter: { mirex: $m, name: "" }`;
      const { data } = await test.ask(`query ($m: String) { establishments(${real}) { totalCount } }`, { m: 'OI' });
      // Six real ones and the three of the demonstration.
      expect(data.establishments.totalCount).toBe(9);
    });

    it('close BEPA after 2021', async () => {
      const { data } = await test.ask('{ diplomas { code specialities(session: 2022) { code } all: specialities { code lastSession } } }');
      const bepa = data.diplomas.find((diploma: { code: string }) => diploma.code === 'BEPA');
      expect(bepa.specialities).toEqual([]);
      expect(bepa.all.map(({ lastSession }: { lastSession: number }) => lastSession)).toEqual(Array.from({ length: 16 }, () => 2021));
    });
  });
}
