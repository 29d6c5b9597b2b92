import { describe, expect, it } from '@jest/globals';

import { providerStore } from './provider-store.ts';

describe('what the provider remembers', () => {
  it('is forgotten at its time', async () => {
    let now = 0;
    const codes = providerStore(() => now)('AuthorizationCode');
    await codes.upsert('a', { accountId: 'bex' }, 60);
    now = 59_999;
    expect(await codes.find('a')).toEqual({ accountId: 'bex' });
    now = 60_000;
    expect(await codes.find('a')).toBeUndefined();
  });

  it('is told apart by its kind, and found by its second name', async () => {
    const store = providerStore(() => 0);
    await store('Session').upsert('a', { uid: 'u' }, 60);
    expect(await store('Interaction').find('a')).toBeUndefined();
    expect(await store('Interaction').findByUid('u')).toBeUndefined();
    expect(await store('Session').findByUid('u')).toEqual({ uid: 'u' });
  });

  it('is consumed once, and goes with its grant', async () => {
    const codes = providerStore(() => 5_000)('AuthorizationCode');
    await codes.upsert('a', { grantId: 'g' }, 60);
    await codes.consume('a');
    expect(await codes.find('a')).toEqual({ grantId: 'g', consumed: 5 });
    await codes.revokeByGrantId('g');
    expect(await codes.find('a')).toBeUndefined();
  });

  it('is bounded: the oldest give way', async () => {
    const store = providerStore(() => 0)('Interaction');
    for (let n = 0; n < 2_001; n += 1) await store.upsert(String(n), {}, 60);
    expect([await store.find('0'), await store.find('1'), await store.find('2000')]).toEqual([undefined, {}, {}]);
  });
});
