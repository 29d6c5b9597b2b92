import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { FactStatus } from '../fact/fact-status.type.ts';
import { giveOrder } from '../order/give-order.ts';
import { type NationalOrder, OrderKind } from '../order/national-order.entity.ts';
import { Paper } from '../paper/paper.entity.ts';
import { type LocalTimeRefusal, rangeOf } from '../schedule/local-time.ts';
import { ScheduledPaper, ScheduleKind, ScheduleRound } from '../schedule/scheduled-paper.entity.ts';
import { type CalendarZone, SessionCalendar } from '../session/session-calendar.entity.ts';
import { rangeText, tracePlan } from '../session/session-trace.ts';
import { type BackupRefusal, checkSittings, findStandIn, type NewSitting } from './backup.rules.ts';
import { NationalSubject, SubjectState } from './national-subject.entity.ts';
import { moveTo } from './subject-trace.ts';

export interface Activation {
  readonly session: number;
  readonly paper: string;
  readonly reason: string;
  /** New dates, on the clocks of each zone: `2027-06-16T14:00`. */
  readonly sittings: readonly { readonly zone: CalendarZone; readonly startsLocal: string; readonly endsLocal: string }[];
}

/**
 * Puts the backup in the place of the compromised subject, gives the paper its new dates and orders every MIREX to summon
 * again. A MIREX that is down finds the order when it comes back.
 *
 * The new dates may leave the phase of the papers: the incident of 2 June 2022 was made good on the 16th. Two at once: the
 * paper's row makes the second wait, who finds no compromised subject any more.
 */
export function activateBackup({ session, paper, reason, sittings: asked }: Activation, context: Context): Promise<Outcome<NationalOrder, BackupRefusal | LocalTimeRefusal>> {
  return context.em.transactional(async (tx) => {
    if (reason.trim() === '') return refuse({ code: 'BACKUP_REASON_MISSING' });
    await tx.findOne(Paper, { code: paper }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const found = findStandIn(await tx.find(NationalSubject, { sessionYear: session, paperCode: paper }), paper);
    if (!found.ok) return found;
    const read = await readSittings(tx, session, asked);
    if (!read.ok) return read;
    const sittings = checkSittings(read.value, context.now());
    if (!sittings.ok) return sittings;

    const { compromised, standIn } = found.value;
    await moveTo(tx, compromised, SubjectState.WITHDRAWN, reason.trim(), context);
    standIn.activatedAt = context.now();
    await moveTo(tx, standIn, standIn.state, reason.trim(), context);
    for (const sitting of sittings.value) await reschedule(tx, { session, paper, reason, sittings: asked }, sitting, context);
    const order = await giveOrder(tx, {
      kind: OrderKind.BACKUP_ACTIVATED, session, paper, reason: reason.trim(), zones: asked.map(({ zone }) => zone),
      sittings: sittings.value.map(({ zone, startsAt, endsAt }) => ({ zone: zone as CalendarZone, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })),
      subject: { reference: standIn.reference, digest: standIn.digest },
    }, context);
    await publishPlan(`Sujet de secours activé : ${paper}`, within(context, tx));
    return accept(order);
  });
}

async function readSittings(tx: EntityManager, session: number, asked: Activation['sittings']): Promise<Outcome<NewSitting[], BackupRefusal | LocalTimeRefusal>> {
  const calendars = new Map((await tx.find(SessionCalendar, { sessionYear: session })).map((calendar) => [calendar.zone, calendar]));
  const sittings: NewSitting[] = [];
  for (const { zone, startsLocal, endsLocal } of asked) {
    const calendar = calendars.get(zone);
    if (!calendar) return refuse({ code: 'BACKUP_ZONE_UNKNOWN', zone });
    const range = rangeOf(startsLocal, endsLocal, calendar.timeZone);
    if (!range.ok) return range;
    sittings.push({ zone, ...range.value });
  }
  return accept(sittings);
}

async function reschedule(tx: EntityManager, { session, paper, reason }: Activation, { zone, startsAt, endsAt }: NewSitting, context: Context): Promise<void> {
  const key = { sessionYear: session, zone: zone as CalendarZone, paperCode: paper, round: ScheduleRound.FIRST_GROUP };
  const held = await tx.findOne(ScheduledPaper, key);
  const before = held && rangeText(held.startsAt, held.endsAt);
  if (held) tx.assign(held, { startsAt, endsAt });
  else tx.create(ScheduledPaper, { ...key, kind: ScheduleKind.SITTING, startsAt, endsAt, status: FactStatus.CONFIRMED });
  await tx.flush();
  await tracePlan(tx, [{ session, zone, what: 'SCHEDULE', subject: `${paper} FIRST_GROUP`, before, after: rangeText(startsAt, endsAt), reason: reason.trim() }], context);
}
