import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { CalendarZone, SessionCalendar } from './session-calendar.entity.ts';
import { SessionPhase } from './session-phase.entity.ts';
import { Session } from './session.entity.ts';
import { MoveSessionInput, ReopenSessionInput } from './session.inputs.ts';
import { explainSession } from './session.messages.ts';
import { moveSession, reopenSession } from './session.service.ts';
import { MoveSessionPayload, SessionChange } from './session.type.ts';

const sessionByYear = perRequest(({ em }) => rowLoader((years) => em.find(Session, { year: { $in: years.map(Number) } }), ({ year }) => String(year)));
const calendarsOfSession = perRequest(({ em }) =>
  listLoader((years) => em.find(SessionCalendar, { sessionYear: { $in: years.map(Number) } }, { orderBy: { zone: 'asc' } }), ({ sessionYear }) => String(sessionYear)));
const phasesOfSession = perRequest(({ em }) =>
  listLoader((years) => em.find(SessionPhase, { sessionYear: { $in: years.map(Number) } }, { orderBy: { startsAt: 'asc', phase: 'asc' } }), ({ sessionYear }) => String(sessionYear)));

export const sessionReference = ({ year }: { year: number }, context: Context): Promise<Session | null> => sessionByYear(context).load(String(year));

@Resolver(() => Session)
export class SessionResolver {
  @Query(() => [Session], { nullable: true, description: 'Sessions. Newest first.' })
  @Directive('@access(who: [ANY], within: NATION)')
  sessions(@Ctx() { em }: Context): Promise<Session[]> {
    return em.find(Session, {}, { orderBy: { year: 'desc' } });
  }

  @Query(() => Session, { nullable: true, description: 'Session. By its year; null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  session(@Arg('year', () => Int) year: number, @Ctx() context: Context): Promise<Session | null> {
    return sessionByYear(context).load(String(year));
  }

  @Mutation(() => MoveSessionPayload, { description: 'Fait avancer une session. The national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async moveSession(@Arg('input', () => MoveSessionInput) input: MoveSessionInput, @Ctx() context: Context): Promise<MoveSessionPayload> {
    const outcome = await moveSession(input, context);
    return outcome.ok ? { calendar: outcome.value, userErrors: [] } : { calendar: null, userErrors: [explainSession(outcome.refusal)] };
  }

  @Mutation(() => MoveSessionPayload, { description: 'Rouvre une phase. Until an instant, with a reason; the national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async reopenSession(@Arg('input', () => ReopenSessionInput) input: ReopenSessionInput, @Ctx() context: Context): Promise<MoveSessionPayload> {
    const outcome = await reopenSession(input, context);
    return outcome.ok ? { calendar: outcome.value, userErrors: [] } : { calendar: null, userErrors: [explainSession(outcome.refusal)] };
  }

  @FieldResolver(() => [SessionChange], { description: 'Historique. Every change of its plan, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS], within: NATION)')
  changes(@Root() { year }: Session, @Ctx() { em }: Context): Promise<SessionChange[]> {
    return em.execute<SessionChange[]>('select at, by, zone, what, subject, before, after, reason from session_change where session_year = ? order by sequence', [year]);
  }

  @FieldResolver(() => [SessionCalendar], { description: 'Calendriers. One per zone; of one zone when it is named.' })
  async calendars(
    @Root() { year }: Session, @Arg('zone', () => CalendarZone, { nullable: true }) zone: CalendarZone | null | undefined, @Ctx() context: Context,
  ): Promise<SessionCalendar[]> {
    const all = await calendarsOfSession(context).load(String(year));
    return zone == null ? all : all.filter((calendar) => calendar.zone === zone);
  }
}

@Resolver(() => SessionCalendar)
export class SessionCalendarResolver {
  @FieldResolver(() => [SessionPhase], { description: 'Phases. In the order of time.' })
  async phases(@Root() { sessionYear, zone }: SessionCalendar, @Ctx() context: Context): Promise<SessionPhase[]> {
    return (await phasesOfSession(context).load(String(sessionYear))).filter((phase) => phase.zone === zone);
  }
}
