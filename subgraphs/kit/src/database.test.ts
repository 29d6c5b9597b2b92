import { expect, it } from '@jest/globals';

import { testInstance } from './testing/test-instance.ts';
import { toy } from './testing/toy.fixture.ts';

it('a statement ends after a minute, whoever began it', async () => {
  const test = await testInstance(toy);
  const rows: unknown = await test.context().em.execute('select current_setting(\'statement_timeout\') as longest');
  await test.close();
  expect(rows).toEqual([{ longest: '1min' }]);
});

it('connections that are lost inside a transaction leave their places in the pool', async () => {
  const test = await testInstance(toy);
  for (let lost = 0; lost < 5; lost += 1) {
    const act = test.context().em.transactional((tx) => tx.execute('select pg_terminate_backend(pg_backend_pid())'));
    await expect(act).rejects.toThrow(/connection/i);
  }
  expect(await test.context().em.execute('select 1 as answer')).toEqual([{ answer: 1 }]);
  await test.close();
});
