import type { Context } from '@mirex/kit/context';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Paper } from '../paper/paper.entity.ts';
import { CalendarZone } from '../session/session-calendar.entity.ts';
import { SchedulePaperInput } from './schedule.inputs.ts';
import { explainSchedule } from './schedule.messages.ts';
import { schedulePaper } from './schedule-paper.service.ts';
import { SchedulePaperPayload } from './schedule.type.ts';
import { ScheduledPaper } from './scheduled-paper.entity.ts';

const paperByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Paper, { code: { $in: [...codes] } }), ({ code }) => code));

@Resolver(() => ScheduledPaper)
export class ScheduleResolver {
  @Query(() => [ScheduledPaper], { nullable: true, description: 'Échéancier national. Of a session, in the order of time; of one zone or one speciality when it is named.' })
  @Directive('@listSize(assumedSize: 200)')
  @Directive('@access(who: [ANY], within: NATION)')
  async nationalSchedule(
    @Arg('session', () => Int) session: number,
    @Arg('zone', () => CalendarZone, { nullable: true }) zone: CalendarZone | null | undefined,
    @Arg('speciality', () => ID, { nullable: true }) speciality: string | null | undefined,
    @Ctx() { em }: Context,
  ): Promise<ScheduledPaper[]> {
    const papers = speciality == null ? undefined : await em.find(Paper, { specialityCode: speciality });
    return em.find(
      ScheduledPaper, { sessionYear: session, ...(zone != null && { zone }), ...(papers && { paperCode: { $in: papers.map(({ code }) => code) } }) },
      { orderBy: { startsAt: 'asc', zone: 'asc', paperCode: 'asc', round: 'asc' } },
    );
  }

  @Mutation(() => SchedulePaperPayload, { description: 'Fixe la date d’une épreuve. In one zone; the national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async schedulePaper(@Arg('input', () => SchedulePaperInput) input: SchedulePaperInput, @Ctx() context: Context): Promise<SchedulePaperPayload> {
    const outcome = await schedulePaper(input, context);
    return outcome.ok ? { scheduled: outcome.value, userErrors: [] } : { scheduled: null, userErrors: [explainSchedule(outcome.refusal)] };
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paperCode }: ScheduledPaper, @Ctx() context: Context): Promise<Paper | null> {
    return paperByCode(context).load(paperCode);
  }
}
