import { expect, it } from '@jest/globals';
import { inEveryDatabase } from '@mirex/host/command/every-database';
import { findPersonRows, ownTables } from '@mirex/kit/privacy/person-rows';

import { OWNERS } from './erasing.ts';
import type { ProductProcess } from './product-process.ts';

/** Every row of the demonstration session that names a person is theirs to be told of, or to be erased. */
export function foundRows(product: () => ProductProcess): void {
  it('whose id stands anywhere, in whatever column and however deep, is found by what is exported and erased', async () => {
    const missed: string[] = [];
    await inEveryDatabase(product().command.options, OWNERS, async ({ owner, subgraph: { name }, em }) => {
      const rows: { at: string; place: string; ids: string[] }[] = [];
      for (const table of await ownTables(em)) {
        const some = await em.execute<{ place: string; ids: string[] }[]>(
          `select t.ctid::text as place, array(select distinct m[1] from regexp_matches(t::text, '[A-Z]{2}-(?:CAN|ENR|ACT)-[0-9a-f-]{36}', 'g') m) as ids
           from (select *, ctid from "${table}" limit 200) t where t::text ~ '-(CAN|ENR|ACT)-' limit 5`,
        );
        rows.push(...some.map((row) => ({ at: table, ...row })));
      }
      if (rows.length === 0) return;
      const found = await findPersonRows(em, [...new Set(rows.flatMap(({ ids }) => ids))]);
      for (const { at, place } of rows) if (!(found.get(at) ?? []).some((row) => row.place === place)) missed.push(`${owner} ${name}.${at}`);
    });
    expect([...new Set(missed)]).toEqual([]);
  });
}
