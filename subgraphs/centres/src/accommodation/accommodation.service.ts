import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Sitting } from '../sitting/sitting.entity.ts';

export type AccommodationListRefusal = { readonly code: 'ACCOMMODATION_SITTING_UNKNOWN'; readonly given: string } | { readonly code: 'ACCOMMODATION_LIST_CHANGED' };

/** Records who has read the list of a sitting, as it stands: a list that changed meanwhile has not been read. */
export async function acknowledgeList(sittingId: GlobalId, { read, stands }: { readonly read: string; readonly stands: string }, { em, now, caller }: Context): Promise<Outcome<Date, AccommodationListRefusal>> {
  // Sittings of other centres are not there for the head of a centre.
  if (!(await em.findOne(Sitting, { id: sittingId }))) return refuse({ code: 'ACCOMMODATION_SITTING_UNKNOWN', given: sittingId });
  if (read !== stands) return refuse({ code: 'ACCOMMODATION_LIST_CHANGED' });
  const at = now();
  await em.execute('insert into accommodation_list_seen (sitting_id, at, by, digest) values (?, ?, ?, ?)', [sittingId, at, caller.sub, stands]);
  return accept(at);
}
