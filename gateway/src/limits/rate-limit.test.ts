import { expect, it } from '@jest/globals';

import { rateLimit } from './rate-limit.ts';

it('a client spends its minute, is refused, and others go on', async () => {
  const spend = rateLimit(100);
  expect(await spend('a', 60)).toEqual({ ok: true, value: 40 });
  const refused = await spend('a', 60);
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'RATE_LIMITED', seconds: expect.any(Number) } });
  expect(!refused.ok && 'seconds' in refused.refusal && refused.refusal.seconds).toBeLessThanOrEqual(60);
  expect(await spend('b', 60)).toEqual({ ok: true, value: 40 });
});

it('what was refused took nothing: smaller questions are still answered', async () => {
  const spend = rateLimit(100);
  await spend('a', 60);
  await spend('a', 60);
  expect(await spend('a', 40)).toEqual({ ok: true, value: 0 });
});

it('a question larger than a minute is refused, not a fault', async () => {
  expect(await rateLimit(100)('a', 1_000_000_000)).toMatchObject({ ok: false });
});
