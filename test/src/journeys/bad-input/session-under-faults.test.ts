import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dice } from '@mirex/host/demonstration/people';
import { preRegistrationFile } from '@mirex/host/demonstration/pre-registrations';
import type { OfferFact } from '@mirex/schema/edition';
import { NATION } from '@mirex/schema/mirex';

import { holdRow } from '../../processes/hold-row.ts';
import { startProcesses } from '../../processes/start-world.ts';
import { until } from '../../processes/until.ts';
import type { World } from '../../processes/world.ts';
import { enterPhase, mayAllocate } from '../../product/enter-phase.ts';
import { castAt, type Casting, type Somebody } from '../../product/people.ts';

/** In the weeks in which schools enrol. */
const TODAY = Date.parse('2026-11-05T09:00:00Z');
const SESSION = 2027;
const SPECIALITY = '40321004';
const PAPER = `${SPECIALITY}.E4.1`;
const LINES = 2_500;
const SEATED = 60;
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const act = (name: string, input: string, give: string) => ({ act: name, input, give });
const REGISTER = act('registerEnrolment', 'RegisterEnrolmentInput', 'enrolment { id version nationalCheck candidate { id } }');
const IMPORT = act('importPreRegistrations', 'ImportPreRegistrationsInput', 'preRegistrationImport { id linesKept }');
const SIMULATE = act('simulateAllocation', 'SimulateAllocationInput', 'run { id candidates unplaced }');
const ADOPT = act('adoptAllocation', 'AdoptAllocationInput', 'run { id state unplaced }');
const SUMMON = act('issueCandidateSummonses', 'IssueCandidateSummonsesInput', 'issued unchanged refused');
const change = (name: string) => act(name, 'ChangeEnrolmentInput', 'enrolment { state version }');

let world: World;
let cast: Casting;
let unit: Somebody;
let offers: readonly OfferFact[];
beforeAll(async () => {
  const later = TODAY - Date.now();
  world = await startProcesses(DATABASE_URL, { mirex: ['NO'], later, deadlineMs: 30_000 });
  cast = castAt(world.gateway.url, world.gateway.trust, () => new Date(Date.now() + later));
  unit = cast({ roles: ['UNIT'], mirex: ['NO'] });
  await enterPhase(cast({ roles: ['BEX'] }), SESSION, ['METRO'], 'ORGANISATION');
  await until('NO knows that the session is being organised', () => mayAllocate(unit, 'NO', SESSION), 60_000);
  const found = await unit.read(`{ offers(filter: { speciality: "${SPECIALITY}", session: ${SESSION}, state: OPEN }, first: 400) { edges { node { route firstSession lastSession establishment { uai mirex(session: ${SESSION}) { code } } } } } }`);
  offers = (found.offers.edges as { node: Omit<OfferFact, 'uai' | 'speciality'> & { establishment: { uai: string; mirex: { code: string } | null } } }[])
    .flatMap(({ node: { establishment: { uai, mirex }, ...offer } }) => (mirex?.code === 'NO' && offer.route === 'SCHOOL' ? { ...offer, uai, speciality: SPECIALITY } : []));
}, 300_000);
afterAll(() => world.stop(), 60_000);

const fileOf = (seed: number, lines: number): object => ({ mirex: 'NO', session: SESSION, fileName: `${seed}.csv`, contentBase64: preRegistrationFile(dice(seed), SESSION, offers, lines).toString('base64') });
const count = async (sql: string): Promise<number> => (await world.rows<{ count: number }>('NO', `select count(*)::integer as count from ${sql}`))[0]?.count ?? -1;
let names = 0;
const person = () => {
  names += 1;
  return { mirex: 'NO', session: SESSION, lastName: `Tenace ${String.fromCodePoint(64 + names)}`, firstName: 'Zoé', birthDate: '2008-03-01', sex: 'F', establishment: offers[0]?.uai, speciality: SPECIALITY, route: 'SCHOOL' };
};
const checkOf = async (id: string): Promise<string> => (await unit.read('query ($id: ID!) { enrolment(id: $id) { nationalCheck } }', { id })).enrolment.nationalCheck;

describe('while the nation is down', () => {
  let waiting: string;
  beforeAll(() => world.processOf(NATION).kill());

  it('an enrolment says plainly that the national check cannot be made, and nothing of it is written', async () => {
    expect(await unit.refused(REGISTER, person())).toEqual(['NATIONAL_CHECK_UNAVAILABLE']);
    expect([await count('candidates.enrolment'), await count('candidates.candidate')]).toEqual([0, 0]);
  });

  it('a file is let in, its candidates wait to be checked, and are not accepted before', async () => {
    const { preRegistrationImport } = await unit.act(IMPORT, fileOf(1, SEATED));
    expect(preRegistrationImport.linesKept).toBe(SEATED);
    const { enrolments } = await unit.read(`{ enrolments(filter: { mirex: ["NO"], session: ${SESSION} }, first: 1) { totalCount edges { node { id version nationalCheck candidate { id } } } } }`);
    const [{ node }] = enrolments.edges;
    expect([enrolments.totalCount, node.nationalCheck]).toEqual([SEATED, 'PENDING']);
    waiting = node.id;
    for (const [version, name] of [[1, 'enterEnrolment'], [2, 'confirmEnrolment']] as const) await unit.act(change(name), { id: waiting, version });
    await cast({ roles: ['CAND'], candidates: [node.candidate.id] }).act(change('signEnrolment'), { id: waiting, version: 3 });
    await unit.act(change('reviewEnrolment'), { id: waiting, version: 4 });
    expect(await unit.refused(change('acceptEnrolment'), { id: waiting, version: 5 })).toEqual(['NATIONAL_CHECK_PENDING']);
  });

  it('everything else goes on: centres, seats, summonses and actors', async () => {
    const rooms = [{ code: 'A1', capacity: SEATED, accessible: true }];
    const { venue } = await unit.act(act('createVenue', 'CreateVenueInput', 'venue { id }'), { mirex: 'NO', code: 'TENACE', name: 'Lycée Tenace', commune: '35238', timeZone: 'Europe/Paris', rooms });
    const { centre } = await unit.act(act('planCentre', 'PlanCentreInput', 'centre { id version }'), { venueId: venue.id, session: SESSION, kind: 'COMPOSITION' });
    await unit.act(act('openSitting', 'OpenSittingInput', 'sitting { id }'), { centreId: centre.id, paperCode: PAPER, startsAt: '2027-06-02T06:00:00Z', endsAt: '2027-06-02T08:00:00Z' });
    const { actor } = await unit.act(act('registerActor', 'RegisterActorInput', 'actor { id }'), { mirex: 'NO', lastName: 'Tenace', firstName: 'Inès', establishment: offers[0]?.uai, competences: [] });
    const line = { actorId: actor.id, session: SESSION, activity: 'INVIGILATION', speciality: SPECIALITY, paper: PAPER, date: '2027-06-02', halfDay: 'MORNING', quantity: 1 };
    const { summons } = await unit.act(act('issueSummons', 'IssueSummonsInput', 'summons { state }'), { ...line, idempotencyKey: 'while the nation is down' });
    expect(summons.state).toBe('ISSUED');
  });

  it('asked when it is back: who waited is checked without anybody asking, and accepted', async () => {
    await world.restart(NATION);
    await until('the nation has checked who waited', async () => (await checkOf(waiting)) === 'RESERVED', 90_000);
    await unit.act(change('acceptEnrolment'), { id: waiting, version: 5 });
    expect((await unit.act(REGISTER, person())).enrolment.nationalCheck).toBe('RESERVED');
  }, 120_000);
});

describe('kill -9 in the middle of a bulk act', () => {
  const back = async (): Promise<void> => {
    await world.restart('NO');
    await until('NO answers', async () => (await unit.look('{ enrolments(first: 1) { totalCount } }')).codes.length === 0, 90_000);
  };

  it('an import goes on where it was when the same file is sent again: every line once', async () => {
    const before = await count('candidates.enrolment');
    const sent = unit.look(`mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { linesKept } } }`, { input: fileOf(2, LINES) });
    await until('some lines are in', async () => (await count('candidates.enrolment')) > before, 60_000);
    await world.processOf('NO').kill();
    expect((await sent).codes).toEqual(['MIREX_UNAVAILABLE']);
    const half = (await count('candidates.enrolment')) - before;
    expect([half % 1_000, half < LINES]).toEqual([0, true]);
    expect(await world.rows('NO', `select lines_done as done from candidates.pre_registration_import order by id desc limit 1`)).toEqual([{ done: half }]);
    await back();
    const { preRegistrationImport: { id, linesKept } } = await unit.act(IMPORT, fileOf(2, LINES));
    expect([linesKept, await count('candidates.enrolment')]).toEqual([LINES, before + LINES]);
    expect(await count(`(select distinct import_line from candidates.enrolment where import_id = '${id}') lines`)).toBe(LINES);
    expect(await unit.act(IMPORT, fileOf(2, LINES))).toMatchObject({ preRegistrationImport: { id, linesKept: LINES } });
  }, 240_000);

  it('an allocation has written nothing, and is written whole when it is asked again', async () => {
    const everybody = (await count('candidates.enrolment'));
    await until('centres knows everybody', async () => (await count('centres.known_enrolment')) === everybody, 60_000);
    // The room takes some of them: who is left out is said, and does not stop the rest.
    const { run } = await unit.act(SIMULATE, { mirex: 'NO', session: SESSION, kind: 'COMPOSITION', seconds: 5 });
    expect(run.candidates - run.unplaced).toBe(SEATED);
    const [last] = await world.rows<{ id: string }>('NO', `select a ->> 'enrolmentId' as id from centres.allocation_run r, jsonb_array_elements(r.assignments) a where r.id = '${run.id}' order by 1 desc limit 1`);
    await using held = await holdRow(world, DATABASE_URL, 'NO', 'centres.known_enrolment', last?.id);
    const sent = unit.look('mutation ($input: AdoptAllocationInput!) { adoptAllocation(input: $input) { run { state } } }', { input: { id: run.id, idempotencyKey: 'adopt-under-fire' } });
    await until('the allocation is being written', () => held.isWaitedFor(), 60_000);
    await world.processOf('NO').kill();
    await held.release();
    expect((await sent).codes).toEqual(['MIREX_UNAVAILABLE']);
    await back();
    expect([await count('centres.allocation'), (await unit.read('query ($id: ID!) { allocationRun(id: $id) { state } }', { id: run.id })).allocationRun.state]).toEqual([0, 'SIMULATED']);
    const adopted = await unit.act(ADOPT, { id: run.id, idempotencyKey: 'adopt-under-fire' });
    expect([adopted.run.state, await count('centres.allocation')]).toEqual(['ADOPTED', SEATED]);
    expect(await unit.act(ADOPT, { id: run.id, idempotencyKey: 'adopt-under-fire' })).toEqual(adopted);
  }, 240_000);
});

describe('the same request twice, under one key', () => {
  const input = (over: object = {}) => ({ mirex: 'NO', session: SESSION, idempotencyKey: 'summon-everybody', ...over });

  it('is answered the same and done once, however close together', async () => {
    await unit.act(act('writeCandidateSummonsText', 'WriteCandidateSummonsTextInput', 'text { version }'), { mirex: 'NO', title: 'Convocation', body: 'Session {{session}}.' });
    const [one, other] = await Promise.all([unit.act(SUMMON, input()), unit.act(SUMMON, input())]);
    expect([one, other]).toEqual([{ issued: SEATED, unchanged: 0, refused: 0, userErrors: [] }, one]);
    expect(await unit.act(SUMMON, input())).toEqual(one);
    expect(await count('centres.candidate_summons')).toBe(SEATED);
  });

  it('is refused when it asks for something else under that key', async () => {
    expect(await unit.refused(SUMMON, input({ forecast: true }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await unit.refused(SUMMON, input({ idempotencyKey: 'short' }))).toEqual(['IDEMPOTENCY_KEY_MALFORMED']);
  });
});

describe('two who change one row at once', () => {
  /** What two of the same met, whoever came first. */
  const met = async (what: { act: string; input: string; give: string }, input: object): Promise<readonly (readonly string[])[]> =>
    (await Promise.all([unit.refused(what, input), unit.refused(what, input)])).toSorted((a, b) => a.length - b.length);

  it('an enrolment: the second is told that it changed meanwhile', async () => {
    const { enrolment } = await unit.act(REGISTER, person());
    expect(await met(change('confirmEnrolment'), { id: enrolment.id, version: 1 })).toEqual([[], ['ENROLMENT_CHANGED_MEANWHILE']]);
  });

  it('a summons of a candidate', async () => {
    const { candidateSummonses } = await unit.read(`{ candidateSummonses(filter: { mirex: ["NO"], session: ${SESSION} }, first: 1) { edges { node { id version } } } }`);
    const [{ node }] = candidateSummonses.edges;
    expect(await met(act('cancelCandidateSummons', 'CandidateSummonsMoveInput', 'summons { state }'), { ...node, reason: 'Doublon' })).toEqual([[], ['SUMMONS_CHANGED_MEANWHILE']]);
  });

  it('a centre', async () => {
    const { centres } = await unit.read(`{ centres(filter: { mirex: ["NO"] }, first: 1) { edges { node { id version } } } }`);
    const [{ node }] = centres.edges;
    expect(await met(act('moveCentre', 'MoveCentreInput', 'centre { state }'), { ...node, to: 'CONFIRMED' })).toEqual([[], ['CENTRE_CHANGED_MEANWHILE']]);
  });

  it('a summons of an actor', async () => {
    const { summonses } = await unit.read(`{ summonses(filter: { mirex: ["NO"], session: ${SESSION} }, first: 1) { edges { node { id version } } } }`);
    const [{ node }] = summonses.edges;
    expect(await met(act('acknowledgeSummons', 'MoveSummonsInput', 'summons { state }'), node)).toEqual([[], ['SUMMONS_CHANGED_MEANWHILE']]);
  });
});
