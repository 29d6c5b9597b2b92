import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { actsIn } from '../centre/bound-to.ts';
import { Sitting } from '../sitting/sitting.entity.ts';

export type AccommodationListRefusal = { readonly code: 'ACCOMMODATION_SITTING_UNKNOWN'; readonly given: string } | { readonly code: 'ACCOMMODATION_LIST_CHANGED' };

/** Records who has read the list of a sitting, as it stands: a list that changed meanwhile has not been read. */
export async function acknowledgeList(sittingId: GlobalId, { read, stands }: { readonly read: string; readonly stands: string }, context: Context): Promise<Outcome<Date, AccommodationListRefusal>> {
  const { em, now, caller } = context;
  const sitting = await em.findOne(Sitting, { id: sittingId });
  if (!sitting || !actsIn(sitting.centreId, context)) return refuse({ code: 'ACCOMMODATION_SITTING_UNKNOWN', given: sittingId });
  if (read !== stands) return refuse({ code: 'ACCOMMODATION_LIST_CHANGED' });
  const at = now();
  await writeRows(context, { entity: 'AccommodationListSeen' }, 'insert into accommodation_list_seen (sitting_id, at, by, digest) values (?, ?, ?, ?) returning sitting_id as id', [sittingId, at, caller.sub, stands]);
  return accept(at);
}
