import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GlobalId } from '@mirex/schema/global-id';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { Allocation } from '../allocation/allocation.entity.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { enrolment, NOON, DATA_SETS, EMPTY, planOf, sittingOf, tell, told, upTo } from '../centres.fixture.ts';
import type { SittingLine } from '../sitting/sitting.rules.ts';
import { centres } from '../subgraph.ts';

let test: TestInstance;
let now = NOON;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => now });
});
afterAll(() => test.close());
beforeEach(async () => {
  now = NOON;
  await test.context().em.execute(EMPTY);
});

const MORNING = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
const AFTERNOON = sittingOf('40321004.E2', '2026-06-08T12:00:00Z');
const know = (...ns: number[]) => told(test.context(), ns.map((n) => tell(n)));
const held = async (): Promise<GlobalId[]> => (await test.context().em.find(Allocation, {}, { orderBy: { sittingId: 'asc' } })).map(({ sittingId }) => sittingId);

/** Opens sittings and gives the enrolment a seat in each: their ids. */
async function seatedIn(n: number, ...lines: SittingLine[]): Promise<GlobalId[]> {
  const planned = await planCentresInBulk([planOf({ sittings: lines })], test.context());
  const sittings = planned.ok ? planned.value.flatMap((centre) => centre.sittings.map(({ id }) => id)) : [];
  await allocateInBulk(sittings.map((sittingId) => ({ enrolmentId: enrolment(n), sittingId })), test.context());
  return sittings;
}

describe('what candidates tells', () => {
  it('frees the seats of who withdrew in sittings to come, and keeps those that have begun', async () => {
    await know(1);
    const [morning, afternoon] = await seatedIn(1, MORNING, AFTERNOON);
    expect(await held()).toEqual([morning, afternoon]);
    now = MORNING.startsAt;
    await told(test.context(), [tell(1, { state: 'WITHDRAWN' })]);
    expect(await held()).toEqual([morning]);
  });

  it('frees the seats of who changed their speciality', async () => {
    await know(1);
    await seatedIn(1, MORNING);
    await told(test.context(), [tell(1, { speciality: '32521201' })]);
    expect(await held()).toEqual([]);
  });

  it('leaves the seats of who only went one state further', async () => {
    await told(test.context(), [tell(1, { state: 'ENTERED' })]);
    const seats = await seatedIn(1, MORNING);
    await told(test.context(), [tell(1, { state: 'CONFIRMED' })]);
    expect(await held()).toEqual(seats);
  });

  it('is applied once, and never overtaken by older news', async () => {
    const [old, fresh] = [tell(1), tell(1, { state: 'WITHDRAWN' })];
    for (const events of [[fresh], [old], [fresh]]) await told(test.context(), events);
    expect(await test.context().em.execute('select state from known_enrolment')).toEqual([{ state: 'WITHDRAWN' }]);
  });

  it('costs the same statements for one enrolment as for a hundred', async () => {
    const statements = async (...ns: number[]): Promise<number> => {
      test.forget();
      await know(...ns);
      return test.statements.length;
    };
    expect(await statements(1)).toBe(await statements(...upTo(100)));
  });
});
