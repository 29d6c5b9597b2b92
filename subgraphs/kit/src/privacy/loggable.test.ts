import { expect, it } from '@jest/globals';

import { testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { loggable } from './loggable.ts';

it('of what the database refuses, what it quotes is left out, and where it happened is kept', async () => {
  const test = await testInstance(toy);
  const twice = () => test.context().em.execute('insert into heard (id, times, version) values (\'Dupont\', 1, 1)');
  await twice();
  const fault = await twice().then(() => undefined, loggable);
  await test.close();
  expect(fault).toMatchObject({ type: 'UniqueConstraintViolationException', code: '23505', constraint: 'heard_pkey', table: 'heard', stack: expect.stringContaining('    at ') });
  expect(JSON.stringify(fault)).not.toContain('Dupont');
});

it('a fault of ours keeps its message, and its cause is judged by itself', () => {
  const cause = Object.assign(new Error('Key (ine)=(0505020101T) already exists'), { code: '23505' });
  expect(loggable(new TypeError('x is not a function', { cause }))).toMatchObject({ type: 'TypeError', message: 'x is not a function', cause: { code: '23505' } });
  expect(JSON.stringify(loggable(new Error('outer', { cause })))).not.toContain('0505020101T');
});
