import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';

import { actsIn } from '../centre/bound-to.ts';
import { Sitting } from '../sitting/sitting.entity.ts';
import { type AideRefusal, checkAide } from './aide.rules.ts';
import { holdAide, holdSeat, type HeldSeat, type Seat } from './aide.rows.ts';

export interface AideAssignment extends Seat {
  /** Null: nobody any more. */
  readonly actorId: GlobalId | null;
  /** As it was read; 0: nobody was ever said. */
  readonly version: number;
  readonly reason: string | null;
}

export type AssignmentRefusal =
  | AideRefusal
  | { readonly code: 'AIDE_SEAT_UNKNOWN' }
  | { readonly code: 'AIDE_CHANGED_MEANWHILE'; readonly given: number; readonly current: number };

/** Who helps at a seat now. */
export interface Assigned {
  readonly actorId: GlobalId | null;
  readonly version: number;
}

/**
 * Says who writes or reads for a candidate during a sitting, or that nobody does any more.
 *
 * Two for one seat at once: the second waits, and is refused because the version has grown. Two for one person at once: the second
 * waits for the person, and sees the first duty. Eight statements. A seat that is given back has nobody any more.
 */
export const assignAide = (asked: AideAssignment, context: Context): Promise<Outcome<Assigned, AssignmentRefusal>> =>
  context.em.transactional(async (tx): Promise<Outcome<Assigned, AssignmentRefusal>> => {
    const inside = within(context, tx);
    const sitting = await tx.findOne(Sitting, { id: asked.sittingId });
    const seat = sitting && actsIn(sitting.centreId, context) ? await holdSeat(asked, inside) : undefined;
    if (!seat) return refuse({ code: 'AIDE_SEAT_UNKNOWN' });
    if (seat.version !== asked.version) return refuse({ code: 'AIDE_CHANGED_MEANWHILE', given: asked.version, current: seat.version });
    if (asked.actorId !== null) {
      const aide = await holdAide(asked.actorId, asked, seat.day, inside);
      const checked = checkAide(asked.actorId, aide, seat, await fromElsewhere(seat, inside));
      if (!checked.ok) return checked;
    }
    await write(asked, seat, inside);
    return accept({ actorId: asked.actorId, version: seat.version + 1 });
  });

/** Whether the edition keeps teachers of the candidate's own school from it; nothing said: it does not. */
async function fromElsewhere({ specialityCode, session }: HeldSeat, context: Context): Promise<boolean> {
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === specialityCode)?.diploma ?? '';
  return ruleNumber(await dataSet(context, 'regulations'), { diploma, session }, 'AIDE_FROM_ANOTHER_SCHOOL') === 1;
}

async function write({ sittingId, enrolmentId, actorId, reason }: AideAssignment, before: HeldSeat, context: Context): Promise<void> {
  const { em, now, caller } = context;
  await em.execute(
    'insert into accommodation_aide_change (sitting_id, enrolment_id, at, by, reason, actor_before, actor_after) values (?, ?, ?, ?, ?, ?, ?)',
    [sittingId, enrolmentId, now(), caller.sub, reason, before.actorId, actorId]);
  await writeRows(
    context, { entity: 'AccommodationAide', change: before.version === 0 ? 'CREATE' : 'UPDATE' },
    `insert into accommodation_aide (sitting_id, enrolment_id, actor_id, version) values (?, ?, ?, 1)
     on conflict (sitting_id, enrolment_id) do update set actor_id = excluded.actor_id, version = accommodation_aide.version + 1 returning sitting_id || '/' || enrolment_id as id`,
    [sittingId, enrolmentId, actorId]);
}
