import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Context, SYSTEM } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import type { Answer } from '@mirex/kit/testing/test-instance';

import { HalfDay } from '../summons/diary.rules.ts';
import { EDITION } from '../edition.fixture.ts';
import { type Desk, openDesk } from '../summons/summons-desk.fixture.ts';
import type { Incident } from './resummons.rules.ts';
import { resummonActors } from './resummons.service.ts';

const RESUMMON = 'mutation ($input: ResummonActorsInput!) { resummonActors(input: $input) { resummoned unavailable left userErrors { code } } }';
const INCIDENT: Incident = { incident: 'FR-ACTIVATION-0001', session: 2026, paperCode: '40321004.E1', heldOn: '2026-07-02', date: '2026-07-16', halfDay: HalfDay.MORNING, startsAt: '08:30', reason: 'sujet divulgué le 2 juillet' };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (let actor = 0; actor < 30; actor += 1) await desk.act('issueSummons', desk.mission(actor, { date: '2026-07-02', halfDay: 'MORNING' }));
  // One is taken on the new day, one has two missions on the old one, one was summoned for another day of the paper.
  await desk.act('issueSummons', desk.mission(0, { date: '2026-07-16', halfDay: 'DAY', paper: null, speciality: null }));
  await desk.act('issueSummons', desk.mission(1, { date: '2026-07-02', halfDay: 'AFTERNOON' }));
  await desk.act('issueSummons', desk.mission(31, { date: '2026-07-03' }));
});
afterAll(() => desk.test.close());

const rows = <Row extends object>(sql: string): Promise<Row[]> => desk.test.context().em.execute<Row[]>(sql);
const ask = async (changes: object = {}): Promise<Answer['data']> => {
  const { paperCode, ...incident } = INCIDENT;
  return (await desk.test.ask(RESUMMON, { input: { mirex: 'NO', paper: paperCode, ...incident, ...changes } })).data.resummonActors;
};

describe('an incident', () => {
  it.each([
    ['without a name', { incident: 'x' }, 'INCIDENT_MALFORMED'],
    ['of no paper', { paper: '00000000.E9' }, 'PAPER_UNKNOWN'],
    ['on a day that is past', { date: '2026-06-01' }, 'RESUMMONS_DATE_PAST'],
    ['at no hour', { startsAt: '8h' }, 'TIME_MALFORMED'],
    ['that nobody explains', { reason: ' ' }, 'REASON_EMPTY'],
  ])('is refused %s, and nobody is written to', async (_why, changes, code) => {
    expect(await ask(changes)).toEqual({ resummoned: null, unavailable: null, left: null, userErrors: [{ code }] });
    expect(await rows('select 1 from summons where incident is not null')).toEqual([]);
  });

  it('may be on the day that it still is at the place, and not on one that is over at the seat', async () => {
    const today = { ...INCIDENT, incident: 'FR-ACTIVATION-0002', heldOn: '2026-01-05', date: '2026-06-19' };
    expect(await resummonActors(today, desk.test.context())).toMatchObject({ refusal: { code: 'RESUMMONS_DATE_PAST' } });
    expect(await resummonActors({ ...today, timeZone: 'Pacific/Tahiti' }, desk.test.context())).toMatchObject({ value: { resummoned: 0, left: 0 } });
  });

  it('leaves whole transactions when it is cut short, goes on when asked again, and ends the same', async () => {
    let asked = 0;
    const cut: Context = { ...desk.test.context(), emit: async (...told) => {
      asked += 1;
      if (asked === 2) throw new Error('killed');
      await desk.test.context().emit(...told);
    } };
    await expect(resummonActors(INCIDENT, cut, 10)).rejects.toThrow('killed');
    expect(await rows(`select 1 from summons where state = 'SUPERSEDED'`)).toHaveLength(10);
    expect(await ask()).toEqual({ resummoned: 29, unavailable: 2, left: 0, userErrors: [] });
    expect(await ask()).toEqual({ resummoned: 29, unavailable: 2, left: 0, userErrors: [] });
  });

  it('supersedes each summons by one that says why, on the new day, and tells finance of both', async () => {
    const [pair] = await rows<{ old: string; id: string }>(`select n.supersedes as old, n.id from summons n where n.actor_id = '${desk.people[5]}' and n.incident is not null`);
    const { data } = await desk.test.ask('query ($id: ID!) { summons(id: $id) { state issue date startsAt document { version } changes { from to reason } } }', { id: pair?.id });
    expect(data.summons).toEqual({ state: 'ISSUED', issue: 2, date: '2026-07-16', startsAt: '08:30', document: { version: 2 }, changes: [{ from: null, to: 'ISSUED', reason: INCIDENT.reason }] });
    expect(await rows(`select from_state, to_state, reason, version from summons_change where summons_id = '${pair?.old}' and version = 2`)).toEqual([{ from_state: 'ISSUED', to_state: 'SUPERSEDED', reason: INCIDENT.reason, version: 2 }]);
    expect(await rows(`select (payload ->> 'state') as state from outbox where key in ('${pair?.old}', '${pair?.id}') order by sequence`)).toEqual(expect.arrayContaining([{ state: 'SUPERSEDED' }, { state: 'ISSUED' }]));
    expect((await desk.test.download(pair?.old ?? '')).status).toBe(200);
  });

  it('takes the new half-days and frees the old ones; other days of the paper stay', async () => {
    expect(await rows(`select 1 from diary_entry where date = '2026-07-02'`)).toEqual([]);
    expect(await rows(`select 1 from diary_entry where date = '2026-07-16' and half = 'MORNING'`)).toHaveLength(30);
    expect(await rows(`select state from summons where actor_id = '${desk.people[31]}'`)).toEqual([{ state: 'ISSUED' }]);
  });

  it('is obeyed when the nation activates the backup: those at the sitting, by the clock of the place, once', async () => {
    await desk.act('issueSummons', desk.mission(35, { activity: 'INVIGILATION', date: '2026-06-25' }));
    const order = { number: 7, kind: 'BACKUP_ACTIVATED', session: 2026, paper: '40321004.E1', at: '2026-06-20T07:00:00Z', reason: 'sujet divulgué', zones: ['METRO'], subject: null,
      sittings: [{ zone: 'METRO', startsAt: '2026-07-20T06:30:00Z', endsAt: '2026-07-20T10:00:00Z' }] } as const;
    await keepEdition(desk.test.context().em, { number: 2, dataSets: { ...EDITION, orders: [order] } });
    await desk.test.instance.obey();
    await desk.test.instance.obey();
    expect(await rows(`select actor_id, date::text, half_day, starts_at, state, issue from summons where incident like 'FR-ORDER-7%'`))
      .toEqual([{ actor_id: desk.people[35], date: '2026-07-20', half_day: 'MORNING', starts_at: '08:30', state: 'ISSUED', issue: 2 }]);
    expect(await rows('select number, rows_touched from obeyed_order')).toEqual([{ number: 7, rows_touched: 1 }]);
  });

  it('asks the database as often for 30 as for 500', async () => {
    desk.test.forget();
    await ask({ incident: 'FR-ACTIVATION-0002', heldOn: '2026-07-16', date: '2026-07-17' });
    expect(desk.asked().length).toBeLessThanOrEqual(20);
  });
});

it('another MIREX’s instance reconvenes nobody here', async () => {
  const { paperCode, ...incident } = INCIDENT;
  const before = await rows('select id, state from summons order by id');
  const { errors } = await desk.test.ask(RESUMMON, { input: { mirex: 'NO', paper: paperCode, ...incident } }, { ...SYSTEM, sub: 'agent-se', peer: 'SE' });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await rows('select id, state from summons order by id')).toEqual(before);
});
