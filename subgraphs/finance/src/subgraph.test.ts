import { expect, it } from '@jest/globals';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';

import { finance } from './subgraph.ts';

it('can be routed and merged exactly', () => {
  expect(checkSubgraph(readModel('finance', finance.schema().sdl))).toEqual([]);
});
