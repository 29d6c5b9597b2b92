import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { Venue } from '../venue/venue.entity.ts';
import { checkVenueOpen, type VenueRefusal } from '../venue/venue.rules.ts';
import { actsIn } from './bound-to.ts';
import { Centre, type CentreKind, CentreState } from './centre.entity.ts';
import { type CentreRefusal, checkMove, type Move } from './centre.rules.ts';
import { insertCentres, traceChanges } from './centre.rows.ts';

export interface NewPlan {
  readonly venueId: GlobalId;
  readonly session: number;
  readonly kind: CentreKind;
}

/**
 * Plans a centre at a venue that is open.
 *
 * Two who plan the same one at once: the second is refused with CENTRE_ALREADY_PLANNED. Who closes the venue waits.
 */
export function planCentre({ venueId, session, kind }: NewPlan, context: Context): Promise<Outcome<Centre, CentreRefusal | VenueRefusal>> {
  return context.em.transactional(async (tx) => {
    const venue = checkVenueOpen(venueId, await tx.findOne(Venue, { id: venueId }, { lockMode: LockMode.PESSIMISTIC_READ }));
    if (!venue.ok) return venue;
    const id = context.newId('CEN');
    const inserted = await insertCentres(tx, [{ id, venueId, session, kind, state: 'PLANNED' }], context);
    if (!inserted.has(id)) return refuse({ code: 'CENTRE_ALREADY_PLANNED', venue: venue.value.code, session });
    return accept(await tx.findOneOrFail(Centre, { id }));
  });
}

/**
 * Takes a centre to another state, and writes the trace.
 *
 * Two who move it at once: the second waits for the first, then is refused with CENTRE_CHANGED_MEANWHILE.
 */
export function moveCentre(id: GlobalId, move: Move, context: Context): Promise<Outcome<Centre, CentreRefusal>> {
  return context.em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre || !actsIn(id, context)) return refuse({ code: 'CENTRE_UNKNOWN', given: id });
    const allowed = checkMove(centre, move);
    if (!allowed.ok) return allowed;
    await traceChanges(tx, [{ centreId: id, stateBefore: centre.state, stateAfter: move.to, reason: move.reason?.trim() || null }], context);
    centre.state = CentreState[move.to];
    return accept(centre);
  });
}
