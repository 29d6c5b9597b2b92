import type { Coverage } from './coverage.ts';

/** The strictest of several `Cache-Control`: the smallest age, private wins, and what lacks somebody is not kept. */
export function cacheControlOf(said: readonly (string | undefined)[], { complete }: Coverage): string | undefined {
  if (said.length === 0) return undefined;
  const ages = said.map((text) => Number(/(?:^|[\s,])max-age=(\d+)/.exec(text ?? '')?.[1] ?? 0));
  const age = Math.min(...ages);
  if (!complete || age === 0 || said.some((text) => /no-store|no-cache/.test(text ?? ''))) return 'no-store';
  return `max-age=${age}, ${said.some((text) => /private/.test(text ?? '')) ? 'private' : 'public'}`;
}
