import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { Allocation } from '../allocation/allocation.entity.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NOON, planOf, sittingOf, tell, tellMeasures, tellPapers, told, upTo } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON, subscriptions: { 'allocation.changed': ['grades'] } });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  test.delivered.splice(0);
});

const MORNING = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
const AFTERNOON = sittingOf('40321004.E2', '2026-06-08T12:00:00Z');
const NEAR = '0350700A';
const FAR = '0290001B';

/** Centres of one room, by their capacity. */
async function centresOf(capacities: Readonly<Record<string, number>>, sittings = [MORNING]) {
  const outcome = await planCentresInBulk(Object.entries(capacities).map(([code, capacity]) => planOf({
    venue: { ...planOf().venue, code, rooms: [{ code: 'A1', capacity, accessible: true }] }, sittings,
  })), test.context());
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}
const enrol = (ns: readonly number[], establishmentUai = NEAR, more: object = {}) => told(test.context(), ns.map((n) => tell(n, { establishmentUai, ...more })));
const distances = (lines: readonly (readonly [string, string, number])[]) => test.ask(
  'mutation ($input: SetDistancesInput!) { setDistances(input: $input) { written userErrors { code } } }',
  { input: { mirex: 'NO', distances: lines.map(([venue, uai, kilometres]) => ({ venue, uai, kilometres })) } },
);
const RUN = 'run { id state candidates unplaced optimal choices { uai venue candidates papers why } leftOut { number paper code why } } userErrors { code message }';
const simulate = async (more: object = {}) => (await test.ask(
  `mutation ($input: SimulateAllocationInput!) { simulateAllocation(input: $input) { ${RUN} } }`, { input: { mirex: 'NO', session: 2026, kind: 'COMPOSITION', seconds: 5, ...more } },
)).data.simulateAllocation;
let keys = 0;
const adopt = async (id: string, idempotencyKey = `adoption-${(keys += 1)}`) => (await test.ask(
  `mutation ($input: AdoptAllocationInput!) { adoptAllocation(input: $input) { ${RUN} } }`, { input: { id, idempotencyKey } },
)).data.adoptAllocation;
const places = async (): Promise<string[]> => (await test.context().em.execute<{ place: string }[]>(
  `select k.number || ' ' || s.paper_code || ' ' || v.code || ' ' || a.room_code || ' ' || a.seat as place from allocation a
   join known_enrolment k on k.id = a.enrolment_id join sitting s on s.id = a.sitting_id join venue v on v.id = a.venue_id order by 1`,
)).map(({ place }) => place);

describe('a simulation', () => {
  it('sends each school whole to the nearest centre that has the seats, says why, and writes no place', async () => {
    await centresOf({ BREST: 3, RENNES: 4 });
    await enrol([1, 2, 3]);
    await enrol([4, 5, 6], FAR);
    await distances([['RENNES', NEAR, 12], ['BREST', NEAR, 240], ['RENNES', FAR, 215], ['BREST', FAR, 20]]);
    expect(await simulate()).toEqual({
      run: {
        id: expect.any(String), state: 'SIMULATED', candidates: 6, unplaced: 0, optimal: true, leftOut: [],
        choices: [
          { uai: FAR, venue: 'BREST', candidates: 3, papers: ['40321004.E1'], why: ['Centre le plus proche qui reçoit ces épreuves (20 km, ou préférence de territoire).'] },
          { uai: NEAR, venue: 'RENNES', candidates: 3, papers: ['40321004.E1'], why: ['Centre le plus proche qui reçoit ces épreuves (12 km, ou préférence de territoire).'] },
        ],
      },
      userErrors: [],
    });
    expect(await places()).toEqual([]);
  });

  it('shares a group only when no centre takes it whole, and says so', async () => {
    await centresOf({ BREST: 2, RENNES: 2 });
    await enrol(upTo(3));
    const { run } = await simulate();
    expect(run.choices.map(({ candidates }: { candidates: number }) => candidates).toSorted()).toEqual([1, 2]);
    expect(run.choices[0].why.join(' ')).toContain('Groupe partagé entre 2 centres');
  });

  it('names who is left out: no seat left, no room of one’s own, no centre for all papers', async () => {
    await centresOf({ RENNES: 2 });
    await enrol(upTo(3));
    await enrol([7]);
    await told(test.context(), [tellPapers(7, ['40321004.E1', '40321004.E2'])]);
    await told(test.context(), [tellMeasures(3, ['SEPARATE_ROOM'], '40321004.E1')]);
    const { run } = await simulate();
    expect(run.unplaced).toBe(run.leftOut.length);
    expect(run.leftOut).not.toEqual([]);
    expect(run.leftOut.every(({ why }: { why: string }) => why.endsWith('.'))).toBe(true);
    // Candidate 7 sits the papers that some centre holds: the second is planned nowhere yet.
    expect(run.leftOut.map(({ code }: { code: string }) => code)).toContain('CENTRES_FULL');
  });

  it('leaves out who sits papers that no centre holds together', async () => {
    await centresOf({ RENNES: 2 });
    await centresOf({ BREST: 2 }, [AFTERNOON]);
    await enrol([1]);
    await told(test.context(), [tellPapers(1, ['40321004.E1', '40321004.E2'])]);
    expect((await simulate()).run).toMatchObject({ unplaced: 1, choices: [], leftOut: [{ number: 'NO26-000001', code: 'NO_CENTRE_FOR_PAPERS' }] });
  });

  it.each([
    ['of no time', { seconds: 0 }, 'RUN_SECONDS'],
    ['longer than a mutation is waited for', { seconds: 26 }, 'RUN_SECONDS'],
    ['without a centre', { kind: 'DELIBERATION' }, 'RUN_WITHOUT_CENTRE'],
    ['without a candidate', {}, 'RUN_WITHOUT_CANDIDATE'],
  ])('%s is refused', async (_why, more, code) => {
    await centresOf({ RENNES: 2 });
    expect((await simulate(more)).userErrors).toMatchObject([{ code }]);
  });

  it('sends scripts to no centre without a scanner', async () => {
    const plan = planOf({ kind: 'DIGITISATION', sittings: [] });
    await planCentresInBulk([plan], test.context());
    await enrol([1]);
    expect((await simulate({ kind: 'DIGITISATION' })).userErrors).toMatchObject([{ code: 'RUN_WITHOUT_CENTRE' }]);
    await planCentresInBulk([{ ...plan, venue: { ...plan.venue, code: 'SCAN', rooms: [{ code: 'A1', capacity: 100, accessible: true, equipment: ['SCANNER'] }] } }], test.context());
    expect((await simulate({ kind: 'DIGITISATION' })).run.choices).toMatchObject([{ venue: 'SCAN', candidates: 1 }]);
  });
});

describe('an adopted run', () => {
  it('gives the seats that it proposed, tells of them, and leaves their trace', async () => {
    await centresOf({ RENNES: 4 }, [MORNING, AFTERNOON]);
    await enrol([1, 2]);
    await told(test.context(), [tellPapers(2, ['40321004.E2'])]);
    const { run } = await simulate();
    expect((await adopt(run.id)).run).toMatchObject({ state: 'ADOPTED', unplaced: 0 });
    expect(await places()).toEqual(['NO26-000001 40321004.E1 RENNES A1 1', 'NO26-000001 40321004.E2 RENNES A1 1', 'NO26-000002 40321004.E2 RENNES A1 2']);
    const [{ data }] = [await test.ask('query ($id: ID!) { _entities(representations: [{ __typename: "Enrolment", id: $id }]) { ... on Enrolment { placeHistory { reason placeAfter by } } } }', { id: enrolment(2) })];
    expect(data._entities[0].placeHistory).toEqual([{ reason: `Répartition ${run.id}.`, placeAfter: 'RENNES A1 2', by: 'agent-no' }]);
    const [event] = await test.context().em.execute<{ payload: { places: object[] } }[]>('select payload from outbox where topic = ? and key = ? order by sequence desc', ['allocation.changed', enrolment(1)]);
    expect(event?.payload.places).toMatchObject([{ paper: '40321004.E1', room: 'A1', seat: 1 }, { paper: '40321004.E2' }]);
  });

  it('is the same when it is asked for twice under one key, and refused when nothing was simulated since', async () => {
    await centresOf({ RENNES: 4 });
    await enrol([1]);
    const { run } = await simulate();
    const [first, again] = [await adopt(run.id, 'adoption-twice'), await adopt(run.id, 'adoption-twice')];
    expect(again).toEqual(first);
    expect((await adopt(run.id)).userErrors).toMatchObject([{ code: 'RUN_NOT_SIMULATED' }]);
    expect((await adopt('NO-RUN-0199a2b4-7c11-7d3e-8f00-0000000000ff')).userErrors).toMatchObject([{ code: 'RUN_UNKNOWN' }]);
    expect(await test.context().em.count(Allocation)).toBe(1);
  });

  it('overtakes those that were simulated before', async () => {
    await centresOf({ RENNES: 4 });
    await enrol([1]);
    const [one, other] = [await simulate(), await simulate()];
    await adopt(other.run.id);
    expect((await adopt(one.run.id)).userErrors).toMatchObject([{ code: 'RUN_OUTDATED' }]);
  });

  it('moves nobody who was placed by hand or summoned', async () => {
    await centresOf({ BREST: 4, RENNES: 4 });
    await enrol(upTo(4));
    const [brest] = await test.context().em.execute<{ id: string }[]>(`select s.id from sitting s join centre c on c.id = s.centre_id join venue v on v.id = c.venue_id where v.code = 'BREST'`);
    await distances([['BREST', NEAR, 200], ['RENNES', NEAR, 5]]);
    await test.ask('mutation ($input: AllocateEnrolmentInput!) { allocateEnrolment(input: $input) { userErrors { code } } }', { input: { enrolmentId: enrolment(1), sittingId: brest?.id } });
    await adopt((await simulate()).run.id);
    await test.context().em.execute(`update allocation set summoned = true where enrolment_id = ?`, [enrolment(2)]);
    const before = await places();
    expect(before[0]).toContain('BREST');
    await distances([['BREST', NEAR, 5], ['RENNES', NEAR, 200]]);
    await adopt((await simulate()).run.id);
    expect(await places()).toEqual([before[0], before[1], ...before.slice(2).map((place) => place.replace(/RENNES.*/, place.includes('000003') ? 'BREST A1 2' : 'BREST A1 3'))]);
  });

  it('is refused while another is being written', async () => {
    await centresOf({ RENNES: 4 });
    await enrol([1]);
    const { run } = await simulate();
    const hold = ({ em }: { em: { execute: (sql: string) => Promise<unknown> } }) => em.execute('select pg_advisory_xact_lock(51430504, hashtext(current_schema()))');
    expect((await meanwhile(test.context(), hold, () => adopt(run.id))).userErrors).toMatchObject([{ code: 'ALLOCATION_UNDER_WAY' }]);
  });

  it('keeps extra time, rooms of one’s own and accessible rooms', async () => {
    await planCentresInBulk([planOf({ venue: { ...planOf().venue, rooms: [{ code: 'A1', capacity: 2, accessible: true }, { code: 'B1', capacity: 5, accessible: false }, { code: 'C1', capacity: 9, accessible: false }] } })], test.context());
    await enrol(upTo(3));
    await told(test.context(), [tellMeasures(1, ['SEPARATE_ROOM'], '40321004.E1'), tellMeasures(2, ['ACCESSIBLE_ROOM'], '40321004.E1'), tellMeasures(3, ['EXTRA_TIME_WRITTEN'], '40321004.E1', 20)]);
    await adopt((await simulate()).run.id);
    expect(await places()).toEqual(['NO26-000001 40321004.E1 RENNES B1 1', 'NO26-000002 40321004.E1 RENNES A1 1', 'NO26-000003 40321004.E1 RENNES C1 1']);
    const rows = await test.context().em.find(Allocation, {}, { orderBy: { enrolmentId: 'asc' } });
    expect(rows.map(({ alone, endsAt }) => [alone, endsAt.toISOString()])).toEqual([[true, '2026-06-08T09:00:00.000Z'], [false, '2026-06-08T09:00:00.000Z'], [false, '2026-06-08T09:40:00.000Z']]);
  });
});
