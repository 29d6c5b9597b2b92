import { diff } from 'node:util';

const SHOWN = 60;

/** The lines in which two texts differ: "-" as committed, "+" as composed. Empty when they are the same. */
export function lineDifference(committed: string, composed: string): string[] {
  if (committed === composed) return [];
  const lines = diff(composed.split('\n'), committed.split('\n')).filter(([sign]) => sign !== 0).map(([sign, line]) => `${sign === 1 ? '+' : '-'} ${line}`);
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} lines more`] : lines;
}
