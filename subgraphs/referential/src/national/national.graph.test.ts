import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { referential } from '../subgraph.ts';
import { loadNationalReferential } from './load-national-referential.ts';

const NOW = new Date('2026-11-22T08:00:00Z');

let test: TestInstance;
const steps: string[] = [];
beforeAll(async () => {
  test = await testInstance(referential, { owner: 'FR', now: () => NOW });
  await loadNationalReferential(test.instance.context(), (step) => steps.push(step));
});
afterAll(() => test.close());

it('is loaded once, and publishes edition 1', async () => {
  await loadNationalReferential(test.instance.context(), (step) => steps.push(step));
  expect(steps.at(-2)).toBe('édition 1 publiée');
  expect(steps.at(-1)).toBe('édition 1 déjà publiée');
  const { data } = await test.ask('{ latestEdition { number note } diplomas { code } sessions { year } regions { code } }');
  expect(data.latestEdition.number).toBe(1);
  expect(data.diplomas).toHaveLength(5);
  expect(data.sessions).toHaveLength(7);
  expect(data.regions).toHaveLength(26);
});

describe('the territory', () => {
  it.each([
    ['35', 2026, 'ASSIGNED', 'NO'],
    ['2A', 2021, 'ASSIGNED', 'SE'],
    ['971', 2026, 'ASSIGNED', 'AG'],
    ['987', 2026, 'ASSIGNED', 'OI'],
    ['988', 2026, 'ASSIGNED', 'OP'],
    ['975', 2026, 'UNASSIGNED_TERRITORY', undefined],
    ['977', 2026, 'UNASSIGNED_TERRITORY', undefined],
    ['978', 2026, 'UNASSIGNED_TERRITORY', undefined],
    ['35', 2020, 'BEFORE_MIREX', undefined],
    ['99', 2026, 'UNKNOWN_TERRITORY', undefined],
  ])('of %s in session %i is %s', async (department, session, answer, mirex) => {
    const { data } = await test.ask('query ($d: ID!, $s: Int!) { competentMirex(department: $d, session: $s) { answer mirex { code } } }', { d: department, s: session });
    expect(data.competentMirex.answer).toBe(answer);
    expect(data.competentMirex.mirex?.code).toBe(mirex);
  });
});
