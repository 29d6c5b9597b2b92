import { expect, it } from '@jest/globals';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';

import { finance } from './subgraph.ts';

it('can be routed and merged exactly', () => {
  // A line and the one that it corrects are of one payer.
  expect(checkSubgraph(readModel('finance', finance.schema().sdl)).map(({ code, at }) => `${code} ${at}`)).toEqual(['LOCAL_REFERENCE BatchLine.corrects']);
});
