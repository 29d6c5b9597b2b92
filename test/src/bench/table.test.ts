import { expect, it } from '@jest/globals';

import { mebibytes, ms, print, ratio, whole } from './table.ts';

it('stands in columns, what was measured on the left and numbers on the right', () => {
  const text = print({ title: 'a title', columns: ['page', 'ms', 'ratio'], rows: [['10', '5.00', '2.0x'], ['hundred', '12,345.00', '10.0x']], notes: ['one', 'two'] });
  expect(text.split('\n')).toEqual([
    'a title', '',
    'page            ms  ratio',
    '-------  ---------  -----',
    '10            5.00   2.0x',
    'hundred  12,345.00  10.0x', '',
    '* one', '* two', '',
  ]);
});

it('writes figures that can be compared at a glance', () => {
  expect([whole(1234.5), ms(1.005), ratio(30, 4), mebibytes(3 * 1024 * 1024)]).toEqual(['1,235', '1.00', '7.5x', '3 MiB']);
});
