import { afterEach, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { DATA_SETS, enrolment, tell, tellMeasures, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { openMeasures, type SealedMeasures } from './known-measures.ts';
import { SEALED_MEASURES } from './sealed-measure.migration.ts';

const [E1, E2] = ['40321004.E1', '40321004.E2'];

let test: TestInstance;
afterEach(() => test.close());

const opened = async () => {
  const { em, vault } = test.context();
  const rows = await em.execute<SealedMeasures[]>('select enrolment_id as "enrolmentId", measures as sealed from known_measure order by 1');
  return rows.map((row) => openMeasures(vault, row));
};
/** The tables in which a text stands, in whatever column. */
async function tablesWith(text: string): Promise<string[]> {
  const { em } = test.context();
  const tables = await em.execute<{ name: string }[]>(`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables) if ((await em.execute<object[]>(`select 1 from "${name}" t where t::text like ? limit 1`, [`%${text}%`])).length > 0) found.push(name);
  return found;
}

it('what candidates told is in no table in clear; a later decision takes its place, and one that grants nothing leaves nothing', async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS });
  await told(test.context(), [tell(1), tell(2), tellMeasures(1, ['EXTRA_TIME_WRITTEN'], E1, 20), tellMeasures(2, ['BRAILLE', 'BRAILLE'], E2)]);
  expect(await opened()).toEqual([
    [{ enrolmentId: enrolment(1), code: 'EXTRA_TIME_WRITTEN', paperCode: E1, extraMinutesPerHour: 20 }], [{ enrolmentId: enrolment(2), code: 'BRAILLE', paperCode: E2, extraMinutesPerHour: null }],
  ]);
  expect([await tablesWith('EXTRA_TIME'), await tablesWith('BRAILLE')]).toEqual([[], []]);
  await told(test.context(), [tellMeasures(1, ['SEPARATE_ROOM'], E2), tellMeasures(2, [], E2)]);
  expect(await opened()).toEqual([[{ enrolmentId: enrolment(1), code: 'SEPARATE_ROOM', paperCode: E2, extraMinutesPerHour: null }]]);
});

it('what was kept in clear before is sealed when the instance starts, and what was told in clear is still taken in', async () => {
  const before = centres.migrations.slice(0, centres.migrations.indexOf(SEALED_MEASURES));
  const clear = {
    name: '2026-11-22-in-clear',
    sql: `insert into known_measure (enrolment_id, code, paper_code, extra_minutes_per_hour) values ('${enrolment(1)}', 'BRAILLE', '${E2}', null), ('${enrolment(1)}', 'EXTRA_TIME_WRITTEN', '${E1}', 20);
      insert into venue (id, code, name, commune, time_zone) values ('v', 'V', 'Lycée', '35238', 'Europe/Paris');
      insert into centre (id, venue_id, session, kind, state) values ('c', 'v', 2026, 'COMPOSITION', 'READY');
      insert into centre_file (id, centre_id, number, candidates, digest, content, at, by)
        values ('f', 'c', 1, 2, 'd', '{"sittings":[{"rooms":[{"seats":[{"number":"NO26-000001","measures":["BRAILLE"]}]}]}],"orals":[{"number":"NO26-000002"}]}', now(), 'agent');`,
  };
  test = await testInstance({ ...centres, migrations: [...before, clear, ...centres.migrations.slice(before.length)] }, { dataSets: DATA_SETS });
  expect(await opened()).toEqual([[
    { enrolmentId: enrolment(1), code: 'EXTRA_TIME_WRITTEN', paperCode: E1, extraMinutesPerHour: 20 }, { enrolmentId: enrolment(1), code: 'BRAILLE', paperCode: E2, extraMinutesPerHour: null },
  ]]);
  expect(await test.context().em.execute(`select numbers, content like 'v1.%' as sealed from centre_file`)).toEqual([{ numbers: ['NO26-000001', 'NO26-000002'], sealed: true }]);
  expect(await tablesWith('BRAILLE')).toEqual([]);

  const event = tellMeasures(2, [], E1);
  await told(test.context(), [{ ...event, payload: { ...event.payload, measures: [{ code: 'READER', extraMinutesPerHour: null, papers: [E1] }] } }]);
  expect((await opened())[1]).toEqual([{ enrolmentId: enrolment(2), code: 'READER', paperCode: E1, extraMinutesPerHour: null }]);
});
