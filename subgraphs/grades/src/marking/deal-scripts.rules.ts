import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Barrier, barrierOf, type JudgedScript, type Marker } from '../marker/marker.rules.ts';

export interface Lot<Script extends JudgedScript> {
  readonly marker: Marker;
  readonly scripts: readonly Script[];
}

/** Somebody who may not mark some scripts, and why. */
export interface Barred {
  readonly actor: string;
  readonly why: Barrier;
  readonly scripts: number;
}

export type DealRefusal =
  | { readonly code: 'MARKERS_MISSING' }
  | { readonly code: 'MARKER_TWICE'; readonly actor: string }
  | { readonly code: 'SCRIPTS_WITHOUT_MARKER'; readonly scripts: number; readonly barred: readonly Barred[] };

/**
 * Deals the scripts of a paper to markers: schools mixed, loads even to one script wherever nothing keeps somebody from some of
 * them, and nobody marks what they may not judge. The order in which the scripts come decides nothing. Where nobody is left for
 * a script, nothing is dealt, and it is said what keeps each of them from it.
 */
export function dealScripts<Script extends JudgedScript>(scripts: readonly Script[], markers: readonly Marker[], paper: string): Outcome<readonly Lot<Script>[], DealRefusal> {
  if (markers.length === 0) return refuse({ code: 'MARKERS_MISSING' });
  const twice = markers.find(({ actorId }, i) => markers.findIndex((other) => other.actorId === actorId) !== i);
  if (twice) return refuse({ code: 'MARKER_TWICE', actor: twice.actorId });
  const lots: Filling<Script>[] = markers.map((marker) => ({ marker, scripts: [] }));
  const orphans: Script[] = [];
  for (const { script, free } of mixed(scripts, lots, paper)) {
    const lightest = free.toSorted((one, other) => one.scripts.length - other.scripts.length)[0];
    if (lightest) lightest.scripts.push(script);
    else orphans.push(script);
  }
  if (orphans.length > 0) return refuse({ code: 'SCRIPTS_WITHOUT_MARKER', scripts: orphans.length, barred: barredFrom(orphans, markers, paper) });
  return accept(lots.filter((lot) => lot.scripts.length > 0));
}

/** What keeps each marker from scripts, in the order of the markers; a reason that keeps nobody is not there. */
export function barredFrom(scripts: readonly JudgedScript[], markers: readonly Marker[], paper: string): Barred[] {
  return markers.flatMap((marker) => {
    const why = scripts.flatMap((script) => barrierOf(marker, script, paper) ?? []);
    return [...Map.groupBy(why, (one) => one)].map(([barrier, met]) => ({ actor: marker.actorId, why: barrier, scripts: met.length }));
  });
}

interface Filling<Script extends JudgedScript> extends Lot<Script> {
  readonly scripts: Script[];
}

/** Each script with the lots that it may go to. First the scripts that fewest may mark; then one of each school in turn, in the order of their codes. */
function mixed<Script extends JudgedScript>(scripts: readonly Script[], lots: readonly Filling<Script>[], paper: string): { readonly script: Script; readonly free: readonly Filling<Script>[] }[] {
  const turn = new Map<string, number>();
  return scripts
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map((script) => {
      const place = turn.get(script.establishmentUai) ?? 0;
      turn.set(script.establishmentUai, place + 1);
      return { script, place, free: lots.filter(({ marker }) => barrierOf(marker, script, paper) === null) };
    })
    .toSorted((one, other) => one.free.length - other.free.length || one.place - other.place || (one.script.code < other.script.code ? -1 : 1));
}
