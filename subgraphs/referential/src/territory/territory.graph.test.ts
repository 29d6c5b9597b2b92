import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIREX_CODES } from '@mirex/schema/mirex';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { nationalInstance } from '../testing/national-instance.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

describe('the seven MIREX', () => {
  it('say what they are, who holds their competence and where', async () => {
    const { data } = await test.ask('{ mirex { code name kind multiSiteUntil services { name role status } regions { code departments { code } } } }');
    expect(data.mirex.map(({ code }: { code: string }) => code)).toEqual([...MIREX_CODES].sort((one, other) => (one < other ? -1 : 1)));
    const of = (code: string) => data.mirex.find((mirex: { code: string }) => mirex.code === code);
    expect(of('NO')).toMatchObject({ kind: 'METROPOLITAN', multiSiteUntil: '2023-08-31', services: [{ name: 'DRAAF Bretagne', role: 'HOST' }] });
    expect(of('NO').regions.map(({ code }: { code: string }) => code).sort()).toEqual(['24', '28', '52', '53']);
    expect(of('OI')).toMatchObject({ kind: 'OVERSEAS_BY_CONVENTION', multiSiteUntil: null, services: [{ name: 'DAAF La Réunion', role: 'HOST', status: 'TO_BE_CHECKED' }, {}, {}] });
    expect(of('OP').services).toEqual([]);
  });

  it('cost the same number of statements for all as for one', async () => {
    test.forget();
    await test.ask('{ mirex { regions { departments { region { mirex { code } } } } services { name } } }');
    // MIREX, services, assignments by MIREX, regions, departments, assignments by region, and MIREX by code.
    expect(test.statements).toHaveLength(7);
  });

  it('had no territory before their first session', async () => {
    const { data } = await test.ask('{ mirex { regions(session: 2020) { code } } }');
    expect(data.mirex.flatMap(({ regions }: { regions: unknown[] }) => regions)).toEqual([]);
  });
});

describe('a territory that moves', () => {
  it('answers by session', async () => {
    const { em } = test.instance.context();
    await em.execute(`update territory_assignment set last_session = 2027 where region_code = '01'`);
    await em.execute(`insert into territory_assignment (region_code, first_session, last_session, mirex_code, effective_from, source) values ('01', 2028, null, 'NO', '2027-09-01', 'Essai')`);
    const { data } = await test.ask('{ region(code: "01") { before: mirex(session: 2027) { code } after: mirex(session: 2028) { code } assignments { firstSession lastSession mirex { code } } } }');
    expect(data.region).toEqual({
      before: { code: 'AG' }, after: { code: 'NO' },
      assignments: [{ firstSession: 2021, lastSession: 2027, mirex: { code: 'AG' } }, { firstSession: 2028, lastSession: null, mirex: { code: 'NO' } }],
    });
  });
});

it('is found by reference, a batch in one statement and the missing ones null', async () => {
  test.forget();
  const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Mirex { name } ... on Region { name } } }', {
    r: [{ __typename: 'Mirex', code: 'NO' }, { __typename: 'Mirex', code: 'XX' }, { __typename: 'Mirex', code: 'OP' }, { __typename: 'Region', code: '53' }, { __typename: 'Region', code: '00' }],
  });
  expect(data._entities).toEqual([{ name: 'MIREX Nord-Ouest' }, null, { name: 'MIREX Océan Pacifique' }, { name: 'Bretagne' }, null]);
  expect(test.statements).toHaveLength(2);
});
