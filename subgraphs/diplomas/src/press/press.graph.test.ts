import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';

import { candidateCaller, decision, enrolment, HOUR, type PublishingUnderTest, publishingUnderTest, SIGNATORY } from '../publication/published.fixture.ts';

const PRESS: Caller = { sub: 'journal', roles: ['PRESS'], mirex: ['OI'] };
const uuid = (n: number): string => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;

let test: PublishingUnderTest;
let publication: { readonly id: string; readonly version: number };
const say = async (n: number, consents: boolean, caller: Caller = candidateCaller(n)) => (await test.ask(
  'mutation ($input: SayPressConsentInput!) { done: sayPressConsent(input: $input) { enrolment { id pressConsents { by consentedBefore consents } } userErrors { code } } }', { input: { enrolment: enrolment(n), consents } }, caller,
)).data.done;
/** Who the press is told of, by every way that it has: lists, their count, ids. */
const told = async (caller = PRESS): Promise<unknown[]> => {
  const { data } = await test.ask('{ pressResults { totalCount edges { node { lastName honours } } } }', {}, caller);
  const names = data.pressResults.edges.map(({ node }: { node: { lastName: string } }) => node.lastName) as string[];
  const r = [1, 3, 5, 7, 9].map((n) => ({ __typename: 'PressResult', id: globalId('OI', 'PRR', uuid(n)) }));
  const byId = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on PressResult { lastName } } }', { r }, caller);
  expect(byId.data._entities.flatMap((row: { lastName: string } | null) => row?.lastName ?? []).toSorted()).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(data.pressResults.totalCount).toBe(names.length);
  return names;
};

beforeAll(async () => {
  test = await publishingUnderTest();
  await test.enrol(1, 3, 5, 7, 9);
  await test.decide(decision(1), decision(3), decision(5, { decision: 'FAILED', honours: null }), decision(7, { decision: 'ADMITTED_BY_JURY', honours: null }), decision(9));
  for (const n of [1, 5, 7, 9]) expect((await say(n, true)).userErrors).toEqual([]);
  await say(9, false);
  publication = (await test.schedule('REUNION_MAYOTTE')).publication ?? { id: '', version: 0 };
});
afterAll(() => test.close());

describe('the press', () => {
  it('is told nothing a millisecond before the hour, by no way; then of who is admitted and has consented', async () => {
    test.at(new Date(HOUR.getTime() - 1));
    await test.instance.doDuty();
    expect(await told()).toEqual([]);
    test.at(HOUR);
    await test.instance.doDuty();
    // 3 has said nothing, 5 has failed, 9 has taken it back.
    expect(await told()).toEqual(['Hoarau-1', 'Hoarau-7']);
  });

  it('is told no more of who withdraws their consent, nor of anybody once the publication is withdrawn', async () => {
    expect(await say(7, false)).toMatchObject({ enrolment: { pressConsents: [{ consentedBefore: null, consents: true }, { consentedBefore: true, consents: false }] } });
    expect(await told()).toEqual(['Hoarau-1']);
    await test.ask('mutation ($input: CorrectPublicationInput!) { withdrawPublication(input: $input) { userErrors { code } } }', { input: { id: publication.id, version: publication.version + 1, reason: 'Erreur' } }, SIGNATORY);
    expect(await told()).toEqual([]);
  });

  it('reads nothing else, and a candidate nothing of it', async () => {
    for (const query of ['{ examResults { totalCount } }', '{ publications { totalCount } }', '{ caseFiles { totalCount } }', '{ certificates { totalCount } }', '{ printOrders { totalCount } }']) {
      expect((await test.ask(query, {}, PRESS)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await test.ask('{ pressResults { totalCount } }', {}, candidateCaller(1))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

it('nobody consents for somebody else', async () => {
  expect((await say(3, true, candidateCaller(1))).userErrors).toEqual([{ code: 'PRESS_ENROLMENT_UNKNOWN' }]);
});
