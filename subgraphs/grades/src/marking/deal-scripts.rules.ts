import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** A script as far as dealing it goes: whose school it comes from, never whose it is. */
export interface DealtScript {
  readonly code: string;
  readonly establishmentUai: string;
}

export interface Marker {
  readonly actorId: string;
  /** Null: from outside the schools. */
  readonly establishmentUai: string | null;
}

export interface Lot<Script extends DealtScript> {
  readonly marker: Marker;
  readonly scripts: readonly Script[];
}

export type DealRefusal =
  | { readonly code: 'MARKERS_MISSING' }
  | { readonly code: 'MARKER_TWICE'; readonly actor: string }
  | { readonly code: 'SCRIPTS_WITHOUT_MARKER'; readonly scripts: number };

/**
 * Deals scripts to markers: schools mixed, loads even to one script wherever the schools allow it, and nobody marks a script
 * of their own school. The order in which the scripts come decides nothing.
 */
export function dealScripts<Script extends DealtScript>(scripts: readonly Script[], markers: readonly Marker[]): Outcome<readonly Lot<Script>[], DealRefusal> {
  if (markers.length === 0) return refuse({ code: 'MARKERS_MISSING' });
  const twice = markers.find(({ actorId }, i) => markers.findIndex((other) => other.actorId === actorId) !== i);
  if (twice) return refuse({ code: 'MARKER_TWICE', actor: twice.actorId });
  const lots = markers.map((marker) => ({ marker, scripts: [] as Script[] }));
  const orphans: Script[] = [];
  for (const script of mixed(scripts, markers)) {
    const free = lots.filter(({ marker }) => marker.establishmentUai !== script.establishmentUai);
    const lightest = free.toSorted((one, other) => one.scripts.length - other.scripts.length)[0];
    if (lightest) lightest.scripts.push(script);
    else orphans.push(script);
  }
  return orphans.length > 0 ? refuse({ code: 'SCRIPTS_WITHOUT_MARKER', scripts: orphans.length }) : accept(lots.filter((lot) => lot.scripts.length > 0));
}

/** First the scripts of the markers' own schools, which fewest may mark; then one of each school in turn, in the order of their codes. */
function mixed<Script extends DealtScript>(scripts: readonly Script[], markers: readonly Marker[]): Script[] {
  const own = new Set(markers.map(({ establishmentUai }) => establishmentUai));
  const turn = new Map<string, number>();
  return scripts
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map((script) => {
      const place = turn.get(script.establishmentUai) ?? 0;
      turn.set(script.establishmentUai, place + 1);
      return { script, place, first: own.has(script.establishmentUai) ? 0 : 1 };
    })
    .toSorted((one, other) => one.first - other.first || one.place - other.place || (one.script.code < other.script.code ? -1 : 1))
    .map(({ script }) => script);
}
