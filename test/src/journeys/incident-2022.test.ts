import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OfferFact } from '@mirex/schema/edition';

import { holdRow } from '../processes/hold-row.ts';
import { startProcesses } from '../processes/start-world.ts';
import { until } from '../processes/until.ts';
import { enterPhase, mayAllocate } from '../product/enter-phase.ts';
import type { World } from '../processes/world.ts';
import { castAt, type Casting, type Somebody } from '../product/people.ts';
import { CANDIDATES, EVERYBODY, GROUND, INVIGILATORS, invigilatorsOf, PAPER, type Place, PLACES, SESSION, SPECIALITY } from './incident-2022/shares.ts';
import { summonEverybody } from './incident-2022/summon-everybody.ts';

/** The morning of the incident: the paper is to be sat in the afternoon. */
const MORNING = Date.parse('2027-06-02T07:00:00Z');
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const SIX = PLACES.filter((place) => place !== 'SO');
const act = (name: string, input: string, give: string) => ({ act: name, input, give });
const ACTIVATE = act('activateBackup', 'ActivateBackupInput', 'order { number subjectReference sittings { zone startsAt } }');
const reason = 'Sujet distribué par erreur le matin dans un centre.';

let world: World;
let cast: Casting;
let bex: Somebody;
beforeAll(async () => {
  const later = MORNING - Date.now();
  world = await startProcesses(DATABASE_URL, { mirex: PLACES, together: PLACES.filter((place) => !['NO', 'SO'].includes(place)), later, deadlineMs: 30_000 });
  cast = castAt(world.gateway.url, world.gateway.trust, () => new Date(Date.now() + later));
  bex = cast({ roles: ['BEX'] });
  await chooseSubjects();
  await enterPhase(bex, SESSION, [...new Set(PLACES.map((place) => GROUND[place].zone))], 'PAPERS');
  for (const place of PLACES) await until(`${place} knows that the papers are sat`, () => mayAllocate(cast({ roles: ['UNIT'], mirex: [place] }), place, SESSION), 60_000);
  const offers = await offersOf();
  for (const place of PLACES) await summonEverybody(place, cast, offers.get(place) ?? []);
}, 900_000);
afterAll(() => world.stop(), 60_000);

/** A main subject and a backup, as the bureau prepares them long before. */
async function chooseSubjects(): Promise<void> {
  for (const [rank, role] of ['MAIN', 'BACKUP'].entries()) {
    const { subject } = await bex.act(act('commissionSubject', 'CommissionSubjectInput', 'subject { code version }'), { session: SESSION, paper: PAPER, reference: `E5-${role}`, digest: String(rank).repeat(64) });
    let { version } = subject;
    for (const to of ['DRAFTED', 'TESTED', 'VALIDATED']) ({ subject: { version } } = await bex.act(act('moveSubject', 'MoveSubjectInput', 'subject { version }'), { code: subject.code, to, version }));
    await bex.act(act('selectSubject', 'SelectSubjectInput', 'subject { state }'), { code: subject.code, role, version });
  }
}

/** What is taught for the speciality, in each MIREX. */
async function offersOf(): Promise<ReadonlyMap<Place, readonly OfferFact[]>> {
  const { offers } = await bex.read(`{ offers(filter: { speciality: "${SPECIALITY}", session: ${SESSION}, state: OPEN }, first: 400) { edges { node { route firstSession lastSession establishment { uai department { code } mirex(session: ${SESSION}) { code } } } } } }`);
  type Offer = Omit<OfferFact, 'uai' | 'speciality'> & { readonly establishment: { readonly uai: string; readonly department: { readonly code: string }; readonly mirex: { readonly code: Place } | null } };
  // Polynesia has a year of its own, and no candidate of this rehearsal.
  const here = (offers.edges as { node: Offer }[]).map(({ node }) => node).filter(({ establishment }) => establishment.department.code !== '987');
  return new Map(PLACES.map((place) => [place, here.flatMap(({ establishment: { uai, mirex }, ...offer }) => (mirex?.code === place ? { ...offer, uai, speciality: SPECIALITY } : []))]));
}

const COUNTS = `query ($mirex: [String!]) {
  issued: candidateSummonses(filter: { mirex: $mirex, session: ${SESSION}, state: ISSUED }, first: 1) { totalCount }
  superseded: candidateSummonses(filter: { mirex: $mirex, session: ${SESSION}, state: SUPERSEDED }, first: 1) { totalCount }
  actors: summonses(filter: { mirex: $mirex, session: ${SESSION}, state: ISSUED }, first: 1) { totalCount }
  formerActors: summonses(filter: { mirex: $mirex, session: ${SESSION}, state: SUPERSEDED }, first: 1) { totalCount }
}`;
/** A total that says of whom it is. */
const COVERED = `{ enrolmentStatistics(filter: { session: ${SESSION} }) { standing coverage { missing complete } } }`;
/** How many summonses hold and how many were replaced, of candidates and of actors. */
async function counted(mirex: readonly Place[] | null = null) {
  const { data } = await bex.look(COUNTS, { mirex });
  return { issued: data.issued?.totalCount, superseded: data.superseded?.totalCount, actors: data.actors?.totalCount, formerActors: data.formerActors?.totalCount };
}
const sum = (places: readonly Place[], of: (place: Place) => number): number => places.reduce((total, place) => total + of(place), 0);
const ofCandidates = (place: Place): number => CANDIDATES[place];

interface Order { readonly number: number; readonly kind: string; readonly awaited: readonly string[]; readonly acknowledgements: readonly { readonly mirexCode: string; readonly subgraph: string; readonly rowsTouched: number }[] }
const orders = async (): Promise<readonly Order[]> => (await bex.read(`{ nationalOrders(session: ${SESSION}) { number kind awaited acknowledgements { mirexCode subgraph rowsTouched } } }`)).nationalOrders;
/** Waits until these MIREX have said that they have done what an order asks, in every part that has something to do. */
const obeyed = (number: number, places: readonly Place[], parts: readonly string[]): Promise<void> => until(`order ${number} is obeyed by ${places.join(', ')}`, async () => {
  const order = (await orders()).find((one) => one.number === number);
  return places.every((place) => parts.every((part) => order?.acknowledgements.some(({ mirexCode, subgraph }) => mirexCode === place && subgraph === part)));
}, 90_000);
const zones = (): object[] => [...new Map(PLACES.map((place) => [GROUND[place].zone, GROUND[place].again])).entries()].map(([zone, day]) => ({ zone, startsLocal: `${day}T14:00`, endsLocal: `${day}T16:00` }));

describe('the incident of 2 June 2022, on seven MIREX', () => {
  it('begins with everybody summoned once', async () => {
    expect(await counted()).toEqual({ issued: EVERYBODY, superseded: 0, actors: INVIGILATORS, formerActors: 0 });
    expect((await bex.read(COVERED)).enrolmentStatistics).toEqual({ standing: EVERYBODY, coverage: { missing: [], complete: true } });
  });

  it('a MIREX is down when the subject leaks: the six others stop the paper, and nobody is placed nor summoned to it', async () => {
    await world.processOf('SO').kill();
    const { order } = await cast({ roles: ['HEAD'], mirex: ['NO'] }).act(act('reportCompromised', 'ReportCompromisedInput', 'order { number kind }'), { session: SESSION, paper: PAPER, mirex: 'NO', reason });
    expect(order).toEqual({ number: 1, kind: 'SUBJECT_COMPROMISED' });
    await obeyed(1, SIX, ['centres']);
    expect((await orders())[0]?.awaited).toEqual(['SO']);
    const { data: { sittings }, codes } = await bex.look(`{ sittings(filter: { session: ${SESSION} }, first: 50) { edges { node { frozen } } } }`);
    expect([sittings.edges, codes]).toEqual([SIX.map(() => ({ node: { frozen: reason } })), ['MIREX_UNAVAILABLE']]);
    expect(await cast({ roles: ['UNIT'], mirex: ['NE'] }).act(act('issueCandidateSummonses', 'IssueCandidateSummonsesInput', 'issued refused'), { mirex: 'NE', session: SESSION, reason: 'encore', idempotencyKey: 'frozen-ne-0001' }))
      .toMatchObject({ issued: 0, refused: CANDIDATES.NE });
  }, 120_000);

  it('the bureau alone activates the backup, once however often it asks; a MIREX dies by kill -9 in the middle of its work, and leaves nothing by halves', async () => {
    const input = { session: SESSION, paper: PAPER, reason, sittings: zones(), idempotencyKey: 'incident-of-2-june' };
    expect(await cast({ roles: ['HEAD'], mirex: ['NO'] }).refused(ACTIVATE, input)).toEqual([expect.stringMatching(/FORBIDDEN/)]);
    await using held = await holdRow(world, DATABASE_URL, 'NO', 'centres.known_enrolment');
    const first = await bex.act(ACTIVATE, input);
    expect(first.order).toMatchObject({ number: 2, subjectReference: 'E5-BACKUP', sittings: expect.arrayContaining([{ zone: 'METRO', startsAt: '2027-06-16T12:00:00.000Z' }]) });
    expect(await bex.act(ACTIVATE, input)).toEqual(first);
    await until('NO is in the middle of its summonses', () => held.isWaitedFor(), 60_000);
    await world.processOf('NO').kill();
    await held.release();
    await until('what NO had not finished is undone', async () => (await world.rows('NO', `select 1 from pg_locks where granted and relation = 'centres.candidate_summons'::regclass`)).length === 0);
    expect(await world.rows('NO', `select state, number, count(*)::integer from centres.candidate_summons group by 1, 2`)).toEqual([{ state: 'ISSUED', number: 1, count: CANDIDATES.NO }]);
  }, 150_000);

  it('the five others obey; the two that are down are named, and no total is given as if it were whole', async () => {
    const five = SIX.filter((place) => place !== 'NO');
    await obeyed(2, five, ['centres', 'actors']);
    expect((await orders())[1]?.awaited).toEqual(expect.arrayContaining(['SO']));
    expect(await counted(five)).toEqual({ issued: sum(five, ofCandidates), superseded: sum(five, ofCandidates), actors: sum(five, invigilatorsOf), formerActors: sum(five, invigilatorsOf) });
    expect(await counted()).toEqual({ issued: null, superseded: null, actors: null, formerActors: null });
    const { data } = await bex.look(COVERED);
    expect(data.enrolmentStatistics).toEqual({ standing: sum(five, ofCandidates), coverage: { missing: ['NO', 'SO'], complete: false } });
  }, 120_000);

  it.each([['NO', 'that was killed in the middle of its work'], ['SO', 'that was down all along']] as const)('%s, %s, catches up when it is started again', async (place, _why) => {
    await world.restart(place);
    await obeyed(2, [place], ['centres', 'actors']);
    await until(`${place} answers`, async () => (await counted([place])).issued === CANDIDATES[place]);
    expect(await counted([place])).toEqual({ issued: CANDIDATES[place], superseded: CANDIDATES[place], actors: invigilatorsOf(place), formerActors: invigilatorsOf(place) });
  }, 120_000);

  it('in the end nobody is forgotten and nothing was done twice', async () => {
    expect(await counted()).toEqual({ issued: EVERYBODY, superseded: EVERYBODY, actors: INVIGILATORS, formerActors: INVIGILATORS });
    for (const place of PLACES) {
      expect(await world.rows(place, `select state, number, count(*)::integer from centres.candidate_summons group by 1, 2 order by 2`))
        .toEqual([{ state: 'SUPERSEDED', number: 1, count: CANDIDATES[place] }, { state: 'ISSUED', number: 2, count: CANDIDATES[place] }]);
      expect(await world.rows(place, `select count(distinct enrolment_id)::integer as people from centres.candidate_summons where number = 2`)).toEqual([{ people: CANDIDATES[place] }]);
      expect(await world.rows(place, `select state, issue, date::text, half_day, count(*)::integer from actors.summons group by 1, 2, 3, 4 order by 2`)).toEqual([
        { state: 'SUPERSEDED', issue: 1, date: GROUND[place].sat.on, half_day: 'AFTERNOON', count: invigilatorsOf(place) },
        { state: 'ISSUED', issue: 2, date: GROUND[place].again, half_day: 'AFTERNOON', count: invigilatorsOf(place) },
      ]);
    }
    const done = (await orders()).map(({ number, awaited, acknowledgements }) => ({ number, awaited, rows: acknowledgements.filter(({ subgraph }) => subgraph === 'centres').reduce((total, { rowsTouched }) => total + rowsTouched, 0) }));
    expect(done).toEqual([{ number: 1, awaited: [], rows: PLACES.length }, { number: 2, awaited: [], rows: EVERYBODY }]);
  });

  it.each([['NO', '2027-06-16T12:00:00.000Z'], ['OP', '2027-11-04T03:00:00.000Z']] as const)('a letter of %s says its version, why, and the new hour; the former one is still read', async (place, startsAt) => {
    const letterOf = async (state: string) => (await bex.read(
      `query ($filter: CandidateSummonsFilter) { candidateSummonses(filter: $filter, first: 1) { edges { node { number reason lines { startsAt timeZone } document { url version } } } } }`, { filter: { mirex: [place], session: SESSION, state } },
    )).candidateSummonses.edges[0].node;
    const [former, fresh] = [await letterOf('SUPERSEDED'), await letterOf('ISSUED')];
    expect(fresh).toMatchObject({ number: 2, reason, lines: [{ startsAt, timeZone: GROUND[place].timeZone }], document: { version: 2 } });
    expect(former).toMatchObject({ number: 1, reason: null, document: { version: 1 } });
    const files = await Promise.all([former, fresh].map(({ document }) => cast({ roles: ['UNIT'], mirex: [place] }).download(document.url)));
    expect(files.map(({ status, bytes }) => [status, bytes.subarray(0, 5).toString()])).toEqual([[200, '%PDF-'], [200, '%PDF-']]);
    expect(files[0]?.bytes.equals(files[1]?.bytes ?? Buffer.alloc(0))).toBe(false);
  }, 60_000);
});
