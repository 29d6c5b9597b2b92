import { expect, it } from '@jest/globals';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';

import { centres } from './subgraph.ts';

it('says of each field how it is routed and merged', () => {
  expect(checkSubgraph(readModel(centres.name, centres.schema().sdl))).toEqual([]);
});
