import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import type { TestInstance } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const SHOWN = 'announcement { id version state title mirexCode withdrawnFor receipts { account uai } } userErrors { code }';
const PUBLISH = `mutation ($input: PublishAnnouncementInput!) { publishAnnouncement(input: $input) { ${SHOWN} } }`;
const WITHDRAW = `mutation ($input: WithdrawAnnouncementInput!) { withdrawAnnouncement(input: $input) { ${SHOWN} } }`;
const READ = 'mutation ($id: ID!) { acknowledgeAnnouncement(id: $id) { announcement { id } userErrors { code } } }';
const LIST = 'query ($filter: AnnouncementFilter) { announcements(filter: $filter, first: 50) { totalCount edges { node { title } } } }';
const HEAD: Caller = { sub: 'chef-no', roles: ['HEAD'], mirex: ['NO'] };
const SCHOOL: Caller = { sub: 'lycee', roles: ['EST'], mirex: ['NO'], establishment: '0350700W' };

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

const act = async (query: string, variables: object, who: Caller) => {
  const { data, errors } = await test.ask(query, variables, who);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
};
const publish = (over: object = {}, who = BUREAU) =>
  act(PUBLISH, { input: { title: 'Calendrier', body: 'Les registres ferment le 15 novembre.', audiences: ['ESTABLISHMENTS'], validFrom: '2026-10-01', validTo: '2026-11-30', ...over } }, who);
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const titles = async (filter: object) => (await act(LIST, { filter }, SCHOOL)).edges.map(({ node }: { node: { title: string } }) => node.title);

describe('an announcement', () => {
  it.each([
    ['that ends before it begins', { validTo: '2026-09-30' }, 'ANNOUNCEMENT_REVERSED'],
    ['of an unknown diploma', { diploma: 'BEPC' }, 'ANNOUNCEMENT_DIPLOMA_UNKNOWN'],
    ['of an unknown session', { session: 1999 }, 'ANNOUNCEMENT_SESSION_UNKNOWN'],
    ['of an unknown MIREX', { mirex: 'XX' }, 'ANNOUNCEMENT_MIREX_UNKNOWN'],
    ['with a script', { body: '<script>' }, 'ANNOUNCEMENT_SCRIPT'],
    ['with a file that is too large', { attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: 20_000_001, sha256: 'a'.repeat(64) }] }, 'ATTACHMENT_TOO_LARGE'],
  ])('%s is refused', async (_why, over, code) => expect(codes(await publish(over))).toEqual([code]));

  it('is published by a MIREX for itself alone', async () => {
    expect(codes(await publish({}, HEAD))).toEqual(['ANNOUNCEMENT_OF_ANOTHER_MIREX']);
    expect(codes(await publish({ mirex: 'NE' }, HEAD))).toEqual(['ANNOUNCEMENT_OF_ANOTHER_MIREX']);
    expect(codes(await publish({ mirex: 'NO', title: 'Du Nord-Ouest' }, HEAD))).toEqual([]);
    await expect(publish({}, SCHOOL)).rejects.toThrow('FORBIDDEN');
  });

  it('is read on its days, by its public, of its session and MIREX or of all', async () => {
    await publish({ title: 'De 2027', session: 2027, audiences: ['CANDIDATES', 'ESTABLISHMENTS'] });
    await publish({ title: 'Plus tard', validFrom: '2026-12-01', validTo: null });
    expect(await titles({ audience: 'ESTABLISHMENTS', session: 2027, mirex: 'NO', on: '2026-11-22' })).toEqual(['De 2027', 'Du Nord-Ouest']);
    expect(await titles({ session: 2026, mirex: 'NE', on: '2026-11-22' })).toEqual([]);
    expect(await titles({ audience: 'CANDIDATES' })).toEqual(['De 2027']);
    expect(await titles({ on: '2026-12-01' })).toEqual(['Plus tard']);
  });

  it('that nobody published is neither read nor withdrawn', async () => {
    const id = globalId('FR', 'ANN', '0199a2b4-7c11-7d3e-8f00-000000000009');
    expect(codes(await act(READ, { id }, SCHOOL))).toEqual(['ANNOUNCEMENT_UNKNOWN']);
    expect(codes(await act(WITHDRAW, { input: { id, version: 1, reason: 'Erreur' } }, BUREAU))).toEqual(['ANNOUNCEMENT_UNKNOWN']);
  });

  it('is acknowledged once by an establishment, and withdrawn once with a reason', async () => {
    const { announcement: { id } } = await publish({ title: 'À lire' });
    expect(codes(await act(READ, { id }, SCHOOL))).toEqual([]);
    expect(codes(await act(READ, { id }, SCHOOL))).toEqual([]);
    const withdraw = (reason = 'Erreur', who = BUREAU) => act(WITHDRAW, { input: { id, version: 1, reason } }, who);
    expect(codes(await withdraw('Erreur', HEAD))).toEqual(['ANNOUNCEMENT_OF_ANOTHER_MIREX']);
    expect(codes(await withdraw(' '))).toEqual(['ANNOUNCEMENT_REASON_MISSING']);
    const both = await Promise.all([withdraw(), withdraw()]);
    expect(both.flatMap(codes)).toEqual(['ANNOUNCEMENT_CHANGED_MEANWHILE']);
    expect(both.find(({ announcement }) => announcement).announcement).toMatchObject({ state: 'WITHDRAWN', withdrawnFor: 'Erreur', receipts: [{ account: 'lycee', uai: '0350700W' }] });
    expect(codes(await act(READ, { id }, SCHOOL))).toEqual(['ANNOUNCEMENT_WITHDRAWN']);
    expect(await titles({ on: '2026-10-15' })).not.toContain('À lire');
  });
});
