import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { within } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NOON, planOf, sittingOf, tell, tellMeasures, told, upTo } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { issueSummonses } from '../summons/issue.service.ts';
import { writeText } from '../summons/summons.service.ts';
import { freezePaper } from './freeze-paper.service.ts';
import { resummonPaper } from './resummon-paper.service.ts';

const E1 = '40321004.E1';
const MORNING = sittingOf(E1, '2026-06-02T06:00:00Z');
const SIXTEENTH = { zone: 'METRO', startsAt: '2026-06-16T06:00:00.000Z', endsAt: '2026-06-16T08:00:00.000Z' };
const ORDER = { session: 2026, paper: E1, reason: 'Sujet de secours activé.', sittings: [SIXTEENTH] };

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(() => test.context().em.execute(EMPTY));

/** Candidates seated and summoned in one centre, and in another paper on the sixteenth. */
async function summoned(count: number): Promise<void> {
  await told(test.context(), upTo(count).map((n) => tell(n)));
  await told(test.context(), [tellMeasures(1, ['EXTRA_TIME_WRITTEN'], E1, 20)]);
  const rooms = [{ code: 'A1', capacity: count, accessible: true }, { code: 'B1', capacity: count, accessible: true }];
  const planned = await planCentresInBulk([planOf({ venue: { ...planOf().venue, rooms }, sittings: [MORNING, sittingOf('40321004.E2', '2026-06-16T07:00:00Z')] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  const [first, other] = (planned.value[0]?.sittings ?? []).map(({ id }) => id);
  if (!first || !other) throw new Error('two sittings were planned');
  await allocateInBulk(upTo(count).map((n) => ({ enrolmentId: enrolment(n), sittingId: first })), test.context());
  // The last candidate sits another paper when the first is to be sat again.
  await allocateInBulk([{ enrolmentId: enrolment(count), sittingId: other, room: 'B1' }], test.context());
  await writeText({ diploma: '', title: 'Convocation', body: 'Session {{session}}.' }, test.context());
  await issueSummonses({ session: 2026, enrolmentIds: null, to: 'ISSUED', reason: null }, test.context());
}
const resummon = () => test.context().em.transactional((tx) => resummonPaper(ORDER, within(test.context(), tx)));
const rows = (sql: string) => test.context().em.execute<{ text: string }[]>(sql).then((all) => all.map(({ text }) => text));

it('freezes the sittings of a paper that are to come: nobody is summoned to them', async () => {
  await summoned(2);
  expect(await freezePaper({ session: 2026, paper: E1, reason: 'Sujet compromis.' }, test.context())).toBe(1);
  const { data } = await test.ask('{ sittings { edges { node { frozen history { reason startBefore startAfter } } } } }');
  expect(data.sittings.edges[0].node).toEqual({ frozen: 'Sujet compromis.', history: [{ reason: 'Sujet compromis.', startBefore: '2026-06-02T06:00:00.000Z', startAfter: null }] });
});

it('gives the paper its new date and summons everybody again, extra time kept', async () => {
  await summoned(3);
  await freezePaper({ session: 2026, paper: E1, reason: 'Sujet compromis.' }, test.context());
  expect(await resummon()).toBe(3);
  expect(await rows(`select state || ' ' || number as text from candidate_summons order by enrolment_id, number`)).toEqual([
    'SUPERSEDED 1', 'ISSUED 2', 'SUPERSEDED 1', 'ISSUED 2', 'SUPERSEDED 1', 'ISSUED 2',
  ]);
  expect(await rows(`select (lines->0->>'startsAt') || ' ' || (lines->0->>'endsAt') as text from candidate_summons where number = 2 order by enrolment_id limit 2`)).toEqual([
    '2026-06-16T06:00:00.000Z 2026-06-16T08:40:00.000Z', '2026-06-16T06:00:00.000Z 2026-06-16T08:00:00.000Z',
  ]);
});

it('takes the place of who sits another paper at the new hour, and leaves the rest', async () => {
  await summoned(3);
  await resummon();
  expect(await rows(`select k.number || ' ' || s.paper_code as text from allocation a join known_enrolment k on k.id = a.enrolment_id join sitting s on s.id = a.sitting_id order by 1`)).toEqual([
    `NO26-000001 ${E1}`, `NO26-000002 ${E1}`, 'NO26-000003 40321004.E2',
  ]);
  expect(await rows(`select reason as text from allocation_change where place_after is null`)).toEqual(['À replacer : Sujet de secours activé.']);
});

it('leaves the sittings of other zones as they are', async () => {
  await summoned(2);
  const elsewhere = { ...ORDER, sittings: [{ ...SIXTEENTH, zone: 'NOUVELLE_CALEDONIE' }] };
  expect(await resummonPaper(elsewhere, test.context())).toBe(0);
});

it('is obeyed once, by whoever finds the orders in an edition, and told in numbers', async () => {
  await summoned(2);
  const order = { session: 2026, paper: E1, at: NOON.toISOString(), zones: ['METRO'], subject: null };
  await keepEdition(test.context().em, { number: 2, dataSets: { ...DATA_SETS, orders: [
    { ...order, number: 1, kind: 'SUBJECT_COMPROMISED', reason: 'Sujet compromis.', sittings: [] },
    { ...order, number: 2, kind: 'BACKUP_ACTIVATED', reason: ORDER.reason, sittings: [SIXTEENTH] },
  ] } });
  await Promise.all([test.instance.obey(), test.instance.obey()]);
  expect(await rows(`select number || ' ' || rows_touched as text from obeyed_order order by number`)).toEqual(['1 1', '2 2']);
  expect(await rows(`select state as text from candidate_summons order by enrolment_id, number`)).toEqual(['SUPERSEDED', 'ISSUED', 'SUPERSEDED', 'ISSUED']);
});

it('does nothing by halves: what fails before the end has done nothing', async () => {
  await summoned(2);
  await expect(test.context().em.transactional(async (tx) => {
    await resummonPaper(ORDER, within(test.context(), tx));
    throw new Error('killed');
  })).rejects.toThrow('killed');
  expect(await rows('select state as text from candidate_summons')).toEqual(['ISSUED', 'ISSUED']);
  expect(await resummon()).toBe(2);
});
