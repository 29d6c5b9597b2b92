import { LockMode } from '@mikro-orm/postgresql';
import { dayAt, MINISTRY_CLOCK } from '@mirex/schema/day';
import type { FraudTold } from '@mirex/schema/events';
import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';

import { papersFrom } from '../calendar/calendar.ts';
import { amend } from '../enrolment/amend.ts';
import { Enrolment, EnrolmentState } from '../enrolment/enrolment.entity.ts';
import { NEXT_STATES } from '../enrolment/enrolment.rules.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { papersOf } from '../paper-map/paper-map.rules.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { banDays, isBarred } from './ban.rules.ts';
import { BanState, PendingBan } from './pending-ban.entity.ts';
import { keepVoidPapers } from './void-paper.rows.ts';

/**
 * What grades tells of a case that nothing can be said against any more: the ban waits for the nation, and the enrolments that
 * it ends are barred. Of the session that comes next, the papers that it made void are not assessed during the course. A case without
 * a sanction changes nothing.
 */
export async function takeInFraud(events: readonly Event[], context: Context): Promise<void> {
  for (const { payload } of events) {
    const told = payload as FraudTold;
    if (told.sanctioned) await apply(told, context);
  }
}

async function apply(told: FraudTold, context: Context): Promise<void> {
  const { em } = context;
  const { id, enrolmentId, examVoid, session, bannedUntil, finalAt } = told;
  const own = await em.findOne(Enrolment, { id: enrolmentId });
  if (!own) throw new Error(`the fraud case ${id} is of an enrolment that is not here`);
  const ban = banDays(dayAt(new Date(finalAt), MINISTRY_CLOCK), bannedUntil);
  if (ban && !(await em.findOne(PendingBan, { caseId: id }))) em.create(PendingBan, { caseId: id, enrolmentId, bannedFrom: ban.from, bannedUntil: ban.until, state: BanState.PENDING });
  await em.flush();
  const enrolments = await em.find(Enrolment, { candidate: own.candidate.id }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const enrolment of enrolments) {
    const under = { session: enrolment.session, papersFrom: await papersFrom(enrolment, context) };
    if (!NEXT_STATES[enrolment.state].includes('BARRED') || !isBarred(under, enrolment.id === enrolmentId, examVoid, session, ban)) continue;
    await amend(enrolment, { state: EnrolmentState.BARRED }, `Sanction définitive, affaire ${id}`, context);
  }
  await keepVoidPapers(own.candidate.id, told, context);
  await takeCcfAway(told, enrolments, context);
}

/** The first later session that the candidate is enrolled for already; who enrols later is enrolled without it (`registration.rows.ts`). */
async function takeCcfAway({ id, session, voidPapers }: FraudTold, enrolments: readonly Enrolment[], context: Context): Promise<void> {
  const standing = enrolments.filter((one) => one.session > session && NEXT_STATES[one.state].length > 0).toSorted((one, other) => one.session - other.session);
  const [next] = standing;
  if (!next) return;
  const papers = papersOf((await openingsOf(context)).papers.get(next.specialityCode) ?? [], next.session).map(({ code }) => code);
  const added = papers.filter((code) => voidPapers.includes(code) && !next.papersWithoutCcf.includes(code));
  if (added.length === 0) return;
  await amend(next, { papersWithoutCcf: [...next.papersWithoutCcf, ...added].toSorted() }, `Sanction définitive, affaire ${id}`, context);
  await redrawMaps([next.id], context);
}
