import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** A person logs in with a handful of rows; beyond this many, the oldest give way. */
const MOST = 2_000;

/** Keeps what the provider remembers (sessions, codes, grants) in memory, and forgets it at its time: after a restart one logs in again. */
export function providerStore(now: () => number): AdapterFactory {
  const rows = new Map<string, Kept>();
  const live = (key: string): AdapterPayload | undefined => {
    const kept = rows.get(key);
    if (kept === undefined || kept.until > now()) return kept?.payload;
    rows.delete(key);
    return undefined;
  };
  const by = (model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...rows.keys()].filter((key) => key.startsWith(`${model} `)).map(live).find((payload) => payload !== undefined && matches(payload));

  return (model): Adapter => {
    const keyOf = (id: string): string => `${model} ${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        rows.delete(keyOf(id));
        rows.set(keyOf(id), { payload, until: now() + (expiresIn ?? Infinity) * 1000 });
        for (const oldest of rows.keys()) {
          if (rows.size <= MOST) break;
          rows.delete(oldest);
        }
      },
      find: async (id) => live(keyOf(id)),
      findByUid: async (uid) => by(model, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => by(model, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = live(keyOf(id));
        if (payload !== undefined) payload['consumed'] = Math.floor(now() / 1000);
      },
      destroy: async (id) => void rows.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key);
      },
    };
  };
}
