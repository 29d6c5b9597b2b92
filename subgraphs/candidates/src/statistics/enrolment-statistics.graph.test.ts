import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { candidates } from '../subgraph.ts';

type Row = [session: number, establishment: string, speciality: string, sex: string, route: string, state: string, mirex: MirexCode];

const ROWS: Row[] = [
  [2026, '0350700A', 'S1', 'F', 'SCHOOL', 'ACCEPTED', 'NO'],
  [2026, '0350700A', 'S1', 'F', 'SCHOOL', 'ACCEPTED', 'NO'],
  [2026, '0350700A', 'S2', 'M', 'SCHOOL', 'PRE_REGISTERED', 'NO'],
  [2026, '0140001B', 'S2', 'M', 'APPRENTICESHIP', 'WITHDRAWN', 'NO'],
  [2026, '0140001B', 'S1', 'M', 'APPRENTICESHIP', 'TRANSFERRED', 'NO'],
  [2026, '9999999Z', 'S9', 'F', 'INDIVIDUAL', 'ACCEPTED', 'OP'],
  [2025, '0350700A', 'S1', 'F', 'SCHOOL', 'ACCEPTED', 'NO'],
];
const uuid = (n: number) => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;

const dataSets = {
  specialities: [['S1', 'BTSA'], ['S2', 'BAC_PRO']].map(([code = '', diploma = '']) => ({ code, diploma, firstSession: null, lastSession: null })),
  establishments: [['0350700A', 'PUBLIC'], ['0140001B', 'PRIVATE_UNDER_CONTRACT']].map(([uai = '', sector = '']) => ({ uai, mirex: 'NO' as const, sector })),
};

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets });
  const { em } = test.context();
  const people = ROWS.map(([, , , sex, , , mirex], i) => ({ id: globalId(mirex, 'CAN', uuid(i)), identity_key: `${i}`, last_name: 'D’Été', first_name: 'Zoé', birth_date: '2007-03-01', sex }));
  const enrolments = ROWS.map(([session, establishment, speciality, , route, state, mirex], i) => ({
    id: globalId(mirex, 'ENR', uuid(i)), number: `${i}`, candidate_id: globalId(mirex, 'CAN', uuid(i)), session, establishment_uai: establishment,
    speciality_code: speciality, route, form: 'GLOBAL', state, languages: [], registered_at: '2025-11-03', version: 1,
  }));
  await em.execute('insert into candidate (id, identity_key, last_name, first_name, birth_date, sex) select id, identity_key, last_name, first_name, birth_date, sex from jsonb_populate_recordset(null::candidate, ?::jsonb)', [JSON.stringify(people)]);
  await em.execute(`insert into enrolment (id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, languages, registered_at, version)
     select id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, languages, registered_at, version from jsonb_populate_recordset(null::enrolment, ?::jsonb)`, [JSON.stringify(enrolments)]);
});
afterAll(() => test.close());

const COUNTS = 'enrolments standing';
const ask = async (selection: string, filter?: object) => {
  const { data, errors } = await test.ask(`query ($filter: EnrolmentStatisticsFilter) { enrolmentStatistics(filter: $filter) { ${selection} } }`, { filter });
  expect(errors).toBeUndefined();
  return data.enrolmentStatistics;
};

const GROUPS = [
  'byDiploma { diploma { code } enrolments }', 'bySpeciality { speciality { code } enrolments }', 'byEstablishment { establishment { uai } enrolments }',
  'bySector { sector enrolments }', 'bySex { sex enrolments }', 'byRoute { route enrolments }', 'byState { state enrolments }', 'byMirex { mirex enrolments }',
  'bySpecialityAndSex { speciality { code } sex enrolments }', 'bySpecialityAndMirex { speciality { code } mirex enrolments }',
  'cells { diploma { code } speciality { code } sector sex route mirex enrolments }',
];

describe('the statistics of enrolments', () => {
  it('count all, and apart those that still stand: who moved counts where they went', async () => {
    expect(await ask(COUNTS, { session: 2026 })).toEqual({ enrolments: 6, standing: 4 });
  });

  const groups: [why: string, selection: string, expected: unknown[]][] = [
    ['by diploma, the edition’s; a speciality that it does not know last', 'byDiploma { diploma { code } standing enrolments }', [
      { diploma: { code: 'BAC_PRO' }, standing: 1, enrolments: 2 }, { diploma: { code: 'BTSA' }, standing: 2, enrolments: 3 }, { diploma: null, standing: 1, enrolments: 1 },
    ]],
    ['by speciality, the largest first', 'bySpeciality { speciality { code } enrolments }', [
      { speciality: { code: 'S1' }, enrolments: 3 }, { speciality: { code: 'S2' }, enrolments: 2 }, { speciality: { code: 'S9' }, enrolments: 1 },
    ]],
    ['by establishment, cut', 'byEstablishment(limit: 1) { establishment { uai } enrolments }', [{ establishment: { uai: '0350700A' }, enrolments: 3 }]],
    ['by establishment, cut below nothing', 'byEstablishment(limit: -1) { enrolments }', []],
    ['by sector', 'bySector { sector enrolments }', [{ sector: 'PRIVATE_UNDER_CONTRACT', enrolments: 2 }, { sector: 'PUBLIC', enrolments: 3 }, { sector: null, enrolments: 1 }]],
    ['by sex', 'bySex { sex enrolments }', [{ sex: 'F', enrolments: 3 }, { sex: 'M', enrolments: 3 }]],
    ['by route', 'byRoute { route standing }', [{ route: 'APPRENTICESHIP', standing: 0 }, { route: 'INDIVIDUAL', standing: 1 }, { route: 'SCHOOL', standing: 3 }]],
    ['by state', 'byState { state enrolments }', [
      { state: 'ACCEPTED', enrolments: 3 }, { state: 'PRE_REGISTERED', enrolments: 1 }, { state: 'TRANSFERRED', enrolments: 1 }, { state: 'WITHDRAWN', enrolments: 1 },
    ]],
    ['by MIREX, of which the ids speak', 'byMirex { mirex enrolments }', [{ mirex: 'NO', enrolments: 5 }, { mirex: 'OP', enrolments: 1 }]],
    ['by speciality and sex', 'bySpecialityAndSex { speciality { code } sex enrolments }', [
      { speciality: { code: 'S1' }, sex: 'F', enrolments: 2 }, { speciality: { code: 'S1' }, sex: 'M', enrolments: 1 },
      { speciality: { code: 'S2' }, sex: 'M', enrolments: 2 }, { speciality: { code: 'S9' }, sex: 'F', enrolments: 1 },
    ]],
  ];
  it.each(groups)('%s', async (_why, selection, expected) => {
    expect(Object.values(await ask(selection, { session: 2026 }))).toEqual([expected]);
  });

  it('add up over the groups of every kind', async () => {
    const figures: Record<string, { enrolments: number }[]> = await ask(GROUPS.join(' '), { session: 2026 });
    for (const rows of Object.values(figures)) expect(rows.reduce((sum, { enrolments }) => sum + enrolments, 0)).toBe(6);
    expect(figures).toMatchObject({ cells: expect.arrayContaining([{ diploma: { code: 'BTSA' }, speciality: { code: 'S1' }, sector: 'PUBLIC', sex: 'F', route: 'SCHOOL', mirex: 'NO', enrolments: 2 }]) });
  });

  it.each<[why: string, filter: object | undefined, enrolments: number]>([
    ['nothing said', undefined, 7],
    ['nothing but nulls', { session: null, speciality: null, establishment: null, route: null, state: null }, 7],
    ['a session', { session: 2025 }, 1],
    ['a speciality', { speciality: 'S2' }, 2],
    ['an establishment and a route', { establishment: '0140001B', route: 'SCHOOL' }, 0],
    ['a state', { state: 'WITHDRAWN' }, 1],
    ['a text that is no code', { speciality: "S1' or true --" }, 0],
  ])('of %s', async (_why, filter, enrolments) => expect(await ask('enrolments', filter)).toEqual({ enrolments }));

  it.each([
    ['the totals', `${COUNTS} coverage { complete }`, 1],
    ['a group', GROUPS[0] ?? '', 2],
    ['everything', GROUPS.join(' '), 1 + GROUPS.length],
  ])('cost one statement for the totals and one for each group: %s', async (_why, selection, statements) => {
    test.forget();
    await ask(selection);
    expect(test.statements).toHaveLength(statements);
  });
});

it('is routed and merged over the MIREX without anything to mend', () => {
  expect(checkSubgraph(readModel('candidates', candidates.schema().sdl))).toEqual([]);
});
