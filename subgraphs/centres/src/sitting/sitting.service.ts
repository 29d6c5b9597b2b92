import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import { Centre } from '../centre/centre.entity.ts';
import type { CentreRefusal } from '../centre/centre.rules.ts';
import { Room } from '../venue/room.entity.ts';
import { Venue } from '../venue/venue.entity.ts';
import { Sitting } from './sitting.entity.ts';
import { paperSatHere } from './paper-sat-here.ts';
import { paperWindows } from './paper-windows.ts';
import { checkEquipment, checkSchedule, checkSitting, type SittingLine, type SittingRefusal } from './sitting.rules.ts';
import { insertSittings } from './sitting.rows.ts';

/**
 * Opens a sitting of a paper in a centre, on the clock of its venue.
 *
 * Two who open the same one at once: the second is refused with SITTING_ALREADY_OPEN. Who moves the centre waits.
 */
export async function openSitting(centreId: GlobalId, line: SittingLine, context: Context): Promise<Outcome<Sitting, SittingRefusal | CentreRefusal>> {
  const windows = await paperWindows(context);
  return context.em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (!centre) return refuse({ code: 'CENTRE_UNKNOWN', given: centreId });
    const checked = checkSitting(line, centre, await paperSatHere(line.paperCode, centre.session, within(context, tx)));
    if (!checked.ok) return checked;
    const { timeZone, commune } = await tx.findOneOrFail(Venue, { id: centre.venueId });
    const inTime = checkSchedule(line, windows(centre.session, centre.kind, commune, line.paperCode));
    if (!inTime.ok) return inTime;
    const equipped = checkEquipment(line, await tx.find(Room, { venueId: centre.venueId }));
    if (!equipped.ok) return equipped;
    const id = context.newId('SIT');
    const inserted = await insertSittings([{ ...line, id, centreId, session: centre.session, specialityCode: checked.value.speciality, timeZone }], within(context, tx));
    return inserted.has(id) ? accept(await tx.findOneOrFail(Sitting, { id })) : refuse({ code: 'SITTING_ALREADY_OPEN', paper: line.paperCode });
  });
}
