import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { JOURNAL_CLASS } from '@mirex/kit/journal/rule-in-force.tables';
import { KIT_RETAINED } from '@mirex/kit/retention/retained';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const SET = 'mutation ($input: SetRetentionRuleInput!) { setRetentionRule(input: $input) { rule { code days basis status version changes { by daysBefore daysAfter reason } } userErrors { code message } } }';
const GOOD = { code: 'SCRIPTS', version: 1, days: 400, basis: 'Arrêté du 1er mars 2027, art. 2', status: 'CONFIRMED', reason: 'Nouveau texte' };

let test: TestInstance;
beforeAll(async () => void (test = await nationalInstance()));
afterAll(() => test.close());
const set = async (input: object, caller = BUREAU) => (await test.ask(SET, { input: { ...GOOD, ...input } }, caller)).data.setRetentionRule;

describe('a rule of retention', () => {
  it.each([
    ['of a class that is not there', { code: 'SCRIPT' }, 'RETENTION_RULE_UNKNOWN'],
    ['that has changed meanwhile', { version: 9 }, 'RETENTION_RULE_CHANGED_MEANWHILE'],
    ['of no day', { days: 0 }, 'RETENTION_DAYS_OUT_OF_RANGE'],
    ['of more than a century', { days: 36_526 }, 'RETENTION_DAYS_OUT_OF_RANGE'],
    ['that says no text', { basis: ' ' }, 'RETENTION_BASIS_MISSING'],
    ['that says not why', { reason: '' }, 'RETENTION_REASON_MISSING'],
  ])('%s is refused', async (_why, input, code) => expect(await set(input)).toMatchObject({ rule: null, userErrors: [{ code }] }));

  it('is changed by the bureau, who, from what and why are kept, and the next edition says it', async () => {
    expect(await set({})).toEqual({
      rule: { code: 'SCRIPTS', days: 400, basis: 'Arrêté du 1er mars 2027, art. 2', status: 'CONFIRMED', version: 2, changes: [{ by: BUREAU.sub, daysBefore: 365, daysAfter: 400, reason: 'Nouveau texte' }] },
      userErrors: [],
    });
    expect((await set({ version: 2, days: null })).rule.days).toBeNull();
    await test.ask('mutation { publishEdition(note: "conservation") { userErrors { code } } }', {}, BUREAU);
    const { data } = await test.ask('{ editionContent(dataSets: [retentions]) { content } }', {}, SYSTEM);
    const { retentions } = JSON.parse(data.editionContent.content);
    expect(retentions).toContainEqual({ code: 'SCRIPTS', label: 'Copies', days: null, basis: GOOD.basis, status: 'CONFIRMED' });
    expect(retentions).toContainEqual(expect.objectContaining({ code: JOURNAL_CLASS, days: 1_096 }));
    expect(KIT_RETAINED.filter(({ code }) => !retentions.some((rule: { code: string }) => rule.code === code))).toEqual([]);
  });

  it('is changed by nobody else', async () => {
    const { errors } = await test.ask(SET, { input: GOOD }, AGENT);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
