import { afterAll, beforeAll, describe } from '@jest/globals';

import { eraseActor } from './erase-actor.ts';
import { eraseCandidate } from './erase-candidate.ts';
import { foundRows } from './found-rows.ts';
import { keptLongEnough } from './kept-long-enough.ts';
import { nothingPersonal } from './nothing-personal.ts';
import { type ProductProcess, startProductProcess } from './product-process.ts';
import { sensitiveReadings } from './sensitive-readings.ts';

/** One product for all that is asked of it: to start one is most of the time. Who is erased comes last. */
let product: ProductProcess;
beforeAll(async () => void (product = await startProductProcess(['NO', 'SE'], 14)), 300_000);
afterAll(() => product.stop(), 60_000);

describe('in a product that logs all that it can', () => {
  nothingPersonal(() => product);
});
describe('who read of somebody’s health stands in the journal, through the gateway', () => {
  sensitiveReadings(() => product);
});
describe('a person', () => {
  foundRows(() => product);
});
describe('a candidate who asks to be forgotten', () => {
  eraseCandidate(() => product);
});
describe('an actor who asks to be forgotten', () => {
  eraseActor(() => product);
});
describe('what has been kept long enough', () => {
  keptLongEnough(() => product);
});
