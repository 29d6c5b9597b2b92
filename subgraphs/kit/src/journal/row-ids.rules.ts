import { parseId } from '@mirex/schema/global-id';

const DEEPEST = 4;
const MOST = 100;

/** The rows that an act asked for: every id in its arguments, each once, the first hundred. Nothing else of what was asked is told. */
export function rowIdsIn(asked: unknown): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, depth: number): void => {
    if (found.size === MOST || depth > DEEPEST) return;
    if (typeof value === 'string' && parseId(value).ok) found.add(value);
    if (value !== null && typeof value === 'object') for (const member of Object.values(value)) walk(member, depth + 1);
  };
  walk(asked, 0);
  return [...found];
}
