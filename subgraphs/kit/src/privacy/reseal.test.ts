import { expect, it } from '@jest/globals';

import { TEST_KEYS, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { reseal, sealClear } from './reseal.ts';
import { Vault } from './vault.ts';

const COLUMN = { table: 'heard_secret', id: 'id', column: 'secret', sealedAs: 'heard.secret' };
const ROWS = 1_200;

it('values take a new key in chunks, and who stopped in between goes on', async () => {
  const keys = new Map([['next', Buffer.alloc(32, 3)], ...TEST_KEYS.keys]);
  const test = await testInstance({ ...toy, migrations: [...toy.migrations, { name: '2026-01-02-secret', sql: 'create table heard_secret (id text primary key, secret text)' }] });
  const { em, vault: old } = test.context();
  const ids = Array.from({ length: ROWS }, (_, i) => `row-${i}`);
  const rows = ids.map((id) => ({ id, secret: old.seal(`of ${id}`, { column: 'heard.secret', id }) }));
  await em.execute('insert into heard_secret select * from jsonb_to_recordset(?::jsonb) as r(id text, secret text)', [JSON.stringify(rows)]);
  await em.execute('insert into heard_secret values (\'none\', null)');

  const vault = new Vault({ ...TEST_KEYS, current: 'next', keys }, 'NO');
  test.forget();
  expect(await reseal(COLUMN, { em, vault })).toBe(ROWS);
  expect(test.statements.filter((sql) => sql.startsWith('update'))).toHaveLength(2);
  expect(await reseal(COLUMN, { em, vault })).toBe(0);
  const [row] = await em.execute<{ secret: ReturnType<Vault['seal']> }[]>('select secret from heard_secret where id = \'row-7\'');
  expect(vault.open(row?.secret ?? old.seal('', { column: '', id: '' }), { column: 'heard.secret', id: 'row-7' })).toBe('of row-7');
  await test.close();
});

it('values that were kept in clear are sealed once, in chunks', async () => {
  const test = await testInstance({ ...toy, migrations: [...toy.migrations, { name: '2026-01-02-secret', sql: `create table heard_secret (id text primary key, secret text); insert into heard_secret select 'row-' || n, '["of ' || n || '"]' from generate_series(1, 1000) n` }] });
  const { em, vault } = test.context();
  await sealClear([COLUMN], { em, vault });
  expect(await em.execute(`select count(*)::integer as clear from heard_secret where secret like '[%'`)).toEqual([{ clear: 1_000 }]);
  await sealClear([{ ...COLUMN, wasClear: true }], { em, vault });
  const rows = await em.execute<{ id: string; secret: ReturnType<Vault['seal']> }[]>('select id, secret from heard_secret');
  expect(rows.every(({ id, secret }) => vault.open(secret, { column: 'heard.secret', id }) === `["of ${id.replace('row-', '')}"]`)).toBe(true);
  test.forget();
  await sealClear([{ ...COLUMN, wasClear: true }], { em, vault });
  expect(test.statements).toEqual([expect.stringContaining('from sealed_clear')]);
  await test.close();
});
