import type { Context } from '@mirex/kit/context';
import type { PeerRefusal } from '@mirex/kit/peer/peer.rules';
import { type GlobalId, ownerOf } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import type { Marker } from './marker.rules.ts';

/** A marker as they were named: an actor of any MIREX, and a school that is not in their file. */
export interface NamedMarker {
  readonly actorId: GlobalId;
  readonly establishmentUai: string | null;
}

export type MarkerRefusal = PeerRefusal | { readonly code: 'MARKER_UNKNOWN'; readonly given: string };

interface KnownMarker extends Marker {
  readonly asked: string;
}

/** The days of a marking where the MIREX that has it done sits, both included, ISO. */
interface Days {
  readonly from: string;
  readonly to: string;
}

const CONFLICTS = `query ($mirex: String!, $ids: [ID!]!, $from: LocalDate!, $to: LocalDate!) {
  actorConflicts(mirex: $mirex, ids: $ids, from: $from, to: $to) { asked actorId establishmentUai conflicts { kind target } } }`;

/**
 * What is known of these markers for a marking that ends then, or today where it should have ended: those of this MIREX as actors
 * told, those of another as its actors say now. Records that were merged are the survivor's. Never inside a transaction. One
 * statement, and one question to each other MIREX.
 *
 * @returns in the order in which they were named; a MIREX that does not answer refuses all of them.
 */
export async function readMarkers(named: readonly NamedMarker[], dueAt: Date, context: Context): Promise<Outcome<readonly Marker[], MarkerRefusal>> {
  const now = context.now();
  const days = { from: seatDay(context.owner, now), to: seatDay(context.owner, dueAt > now ? dueAt : now) };
  const known = new Map<string, KnownMarker>();
  for (const [owner, markers] of Map.groupBy(named, ({ actorId }) => ownerOf(actorId))) {
    const ids = markers.map(({ actorId }) => actorId);
    const rows = owner === undefined || owner === context.owner ? accept(await ownMarkers(ids, days, context))
      : await askFor(ids, { ...days, mirex: owner }, context);
    if (!rows.ok) return rows;
    for (const row of rows.value) known.set(row.asked, row);
  }
  const stranger = named.find(({ actorId }) => !known.has(actorId));
  if (stranger) return refuse({ code: 'MARKER_UNKNOWN', given: stranger.actorId });
  return accept(named.flatMap(({ actorId, establishmentUai }) => {
    const found = known.get(actorId);
    if (!found) return [];
    const besides = establishmentUai === null ? [] : [{ kind: 'ESTABLISHMENT', target: establishmentUai }];
    return [{ actorId: found.actorId, establishmentUai: found.establishmentUai, conflicts: [...found.conflicts, ...besides] }];
  }));
}

const ownMarkers = (ids: readonly GlobalId[], { from, to }: Days, { em }: Context): Promise<KnownMarker[]> => em.execute<KnownMarker[]>(
  `select a.id as asked, s.id as "actorId", s.establishment_uai as "establishmentUai", coalesce((
     select jsonb_agg(jsonb_build_object('kind', i.kind, 'target', i.target) order by i.id) from known_incompatibility i
     where i.actor_id in (select same.id from known_actor same where same.id = s.id or same.survivor_id = s.id)
       and not i.withdrawn and (i.from_date is null or i.from_date <= ?::date) and (i.to_date is null or i.to_date >= ?::date)), '[]') as conflicts
   from known_actor a join known_actor s on s.id = coalesce(a.survivor_id, a.id) where a.id in (select jsonb_array_elements_text(?::jsonb))`,
  [to, from, JSON.stringify(ids)],
);

async function askFor(ids: readonly GlobalId[], { mirex, ...days }: Days & { readonly mirex: NonNullable<ReturnType<typeof ownerOf>> }, context: Context): Promise<Outcome<readonly KnownMarker[], PeerRefusal>> {
  const said = await context.ask<{ actorConflicts: KnownMarker[] | null }>({ owner: mirex, subgraph: 'actors', document: CONFLICTS, variables: { mirex, ids, ...days } });
  return said.ok ? accept(said.value.actorConflicts ?? []) : said;
}
