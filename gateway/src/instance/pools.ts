import { Pool } from 'undici';

import type { Instance } from '../topology/topology.ts';

const CONNECTIONS = 32;
/** Shorter than the instances' own, so that a request never meets a connection that is being closed. */
const IDLE_MS = 4_000;

/** One pool of kept-alive connections per origin for what is passed on as it comes: files. Questions have a shorter way (`wire/`). */
export class InstancePools {
  private readonly pools = new Map<string, Pool>();

  of({ url }: Instance): Pool {
    const { origin } = new URL(url);
    const open = this.pools.get(origin) ?? new Pool(origin, { connections: CONNECTIONS, keepAliveTimeout: IDLE_MS, keepAliveMaxTimeout: IDLE_MS });
    this.pools.set(origin, open);
    return open;
  }

  /** Closes what no instance uses any more, after the requests that are under way there. */
  async keepOnly(instances: readonly Instance[]): Promise<void> {
    const kept = new Set(instances.map(({ url }) => new URL(url).origin));
    const dropped = [...this.pools].filter(([origin]) => !kept.has(origin));
    for (const [origin] of dropped) this.pools.delete(origin);
    await Promise.all(dropped.map(async ([, pool]) => pool.close()));
  }

  /** Breaks off everything: the gateway has already drained its own requests. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map(async (pool) => pool.destroy()));
    this.pools.clear();
  }
}
