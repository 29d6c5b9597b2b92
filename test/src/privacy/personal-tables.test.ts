import { describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '@mirex/host/catalogue';
import { ownTables } from '@mirex/kit/privacy/person-rows';
import { testInstance } from '@mirex/kit/testing/test-instance';
import { NATION } from '@mirex/schema/mirex';

describe.each(SUBGRAPHS.map((subgraph) => [subgraph.name, subgraph] as const))('%s', (_name, subgraph) => {
  const { erased = [], blanked = [], kept = {}, impersonal = [], waitsFor = [] } = subgraph.personal ?? {};

  it('says of every table what becomes of the rows of a person who is erased, or that it tells of nobody', async () => {
    const test = await testInstance(subgraph, { owner: subgraph.dataSets.length === 0 ? NATION : 'NO' });
    const { em } = test.context();
    const columns = await em.execute<{ at: string }[]>(`select table_name || '.' || column_name as at from information_schema.columns where table_schema = current_schema()`);
    const tables = await ownTables(em);
    for (const { sql } of waitsFor) await em.execute(`with ids as (select '' as id), day as (select current_date as today) ${sql}`);
    await test.close();

    const named = [...[...erased, ...blanked].map(({ table }) => table), ...Object.values(kept).flat(), ...impersonal];
    expect([...new Set(named)].toSorted()).toEqual(tables.toSorted());
    const people = new Set(['candidate_id', 'enrolment_id', 'actor_id']);
    const ofPeople = new Set(columns.flatMap(({ at }) => (people.has(at.split('.')[1] ?? '') ? [at.split('.')[0] ?? ''] : [])));
    expect(impersonal.filter((table) => ofPeople.has(table))).toEqual([]);
    const known = new Set(columns.map(({ at }) => at));
    expect(blanked.flatMap((one) => Object.keys(one.columns).map((column) => `${one.table}.${column}`)).filter((at) => !known.has(at))).toEqual([]);
  }, 30_000);
});
