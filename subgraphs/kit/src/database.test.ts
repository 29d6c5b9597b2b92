import { expect, it } from '@jest/globals';

import { testInstance } from './testing/test-instance.ts';
import { toy } from './testing/toy.fixture.ts';

it('a statement ends after a minute, whoever began it', async () => {
  const test = await testInstance(toy);
  const rows: unknown = await test.context().em.execute('select current_setting(\'statement_timeout\') as longest');
  await test.close();
  expect(rows).toEqual([{ longest: '1min' }]);
});
