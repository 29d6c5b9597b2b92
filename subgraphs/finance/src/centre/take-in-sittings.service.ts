import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { AllocationTold } from '@mirex/schema/centre-events';

/** Remembers at which centre each sitting is held, from the places that candidates are given. One statement; a sitting does not move. */
export async function takeInSittings(events: readonly Event[], context: Context): Promise<void> {
  const centreOf = new Map(events.flatMap(({ payload }) => (payload as AllocationTold).places.map(({ sittingId, centreId }) => [sittingId, centreId] as const)));
  if (centreOf.size === 0) return;
  await writeRows(
    context, { entity: 'KnownSitting' }, 'insert into known_sitting (id, centre_id) select id, centre from jsonb_to_recordset(?::jsonb) as s(id text, centre text) on conflict (id) do nothing returning id',
    [JSON.stringify([...centreOf].map(([id, centre]) => ({ id, centre })))],
  );
}
