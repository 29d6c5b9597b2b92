import { expect, it } from '@jest/globals';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';

import { actors } from './subgraph.ts';

it('can be routed and merged exactly', () => {
  expect(checkSubgraph(readModel('actors', actors.schema().sdl))).toEqual([]);
});
