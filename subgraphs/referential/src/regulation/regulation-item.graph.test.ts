import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';
import { ruleNumber } from '@mirex/schema/regulation';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const SET = `mutation ($input: SetRegulationItemInput!) { setRegulationItem(input: $input) {
  item { name value source status version changes { by valueBefore sourceBefore statusBefore reason version } } userErrors { code }
} }`;
const GOOD = { regulation: 'CAPA.2021', name: 'PASS_AVERAGE', version: 1, value: 1050, source: 'Décret du 1er mars 2027, art. 2', status: 'CONFIRMED', reason: 'Nouveau texte' };

let test: TestInstance;
beforeAll(async () => void (test = await nationalInstance()));
afterAll(() => test.close());
const set = async (input: object, caller = BUREAU) => (await test.ask(SET, { input: { ...GOOD, ...input } }, caller)).data.setRegulationItem;
const statusOf = async (): Promise<string> => (await test.ask('{ regulations(diploma: "CAPA", session: 2026) { code status } }')).data.regulations.find(({ code }: { code: string }) => code === GOOD.regulation).status;

describe('an item of a regulation', () => {
  it.each([
    ['of no regulation', { regulation: 'CAPA.1900' }, 'REGULATION_ITEM_UNKNOWN'],
    ['that the regulation has not', { name: 'PASS' }, 'REGULATION_ITEM_UNKNOWN'],
    ['that has changed meanwhile', { version: 9 }, 'REGULATION_ITEM_CHANGED_MEANWHILE'],
    ['in words where it is a number', { value: null, wording: 'dix' }, 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['that says no text', { source: '' }, 'REGULATION_SOURCE_MISSING'],
    ['that shows a proposal as law', { source: 'Proposition' }, 'REGULATION_PROPOSAL_NOT_LAW'],
    ['that says not why', { reason: ' ' }, 'REGULATION_REASON_MISSING'],
  ])('%s is refused', async (_why, input, code) => expect(await set(input)).toEqual({ item: null, userErrors: [{ code }] }));

  it('is changed by the bureau, what it was is kept, and the next edition says it', async () => {
    expect(await set({})).toEqual({
      item: {
        name: 'PASS_AVERAGE', value: 1050, source: GOOD.source, status: 'CONFIRMED', version: 2,
        changes: [{ by: BUREAU.sub, valueBefore: 1000, sourceBefore: expect.stringContaining('D811-148'), statusBefore: 'CONFIRMED', reason: 'Nouveau texte', version: 2 }],
      },
      userErrors: [],
    });
    await test.ask('mutation { publishEdition(note: "règlement") { userErrors { code } } }', {}, BUREAU);
    const { data } = await test.ask('{ editionContent(dataSets: [regulations]) { content } }', {}, SYSTEM);
    expect(ruleNumber(JSON.parse(data.editionContent.content).regulations, { diploma: 'CAPA', session: 2026 }, 'PASS_AVERAGE')).toBe(1050);
  });

  it('makes its regulation no surer than it is itself', async () => {
    await set({ version: 2, value: 1000, source: 'Proposition : à discuter', status: 'PLACEHOLDER' });
    expect(await statusOf()).toBe('PLACEHOLDER');
  });

  it('is changed by one of two who change it at once', async () => {
    const name = 'JURY_RANGE_FROM';
    const both = await Promise.all([880, 890].map((value) => set({ name, value })));
    expect(both.filter(({ item }) => item !== null)).toHaveLength(1);
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'REGULATION_ITEM_CHANGED_MEANWHILE' }]);
  });

  it('is changed by nobody else', async () => {
    const { errors } = await test.ask(SET, { input: GOOD }, AGENT);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
