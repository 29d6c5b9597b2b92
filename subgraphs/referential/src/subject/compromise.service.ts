import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { giveOrder } from '../order/give-order.ts';
import { type NationalOrder, OrderKind } from '../order/national-order.entity.ts';
import { Paper } from '../paper/paper.entity.ts';
import { ScheduledPaper } from '../schedule/scheduled-paper.entity.ts';
import { CalendarZone } from '../session/session-calendar.entity.ts';
import { NationalSubject, SubjectState } from './national-subject.entity.ts';
import { subjectInUse } from './subject-in-use.rules.ts';
import { moveTo } from './subject-trace.ts';
import type { SubjectRefusal } from './subject.rules.ts';

export interface Compromise {
  readonly session: number;
  readonly paper: string;
  /** Where it happened; null for the bureau. */
  readonly mirex?: string | null | undefined;
  readonly reason: string;
}

/**
 * The subject in use is known outside: an order stops the paper in every zone where it is not over, whichever MIREX says so.
 *
 * Two who say so at once: the paper's row makes the second wait, who finds no subject in use any more.
 */
export function reportCompromised({ session, paper, mirex, reason }: Compromise, context: Context): Promise<Outcome<NationalOrder, SubjectRefusal>> {
  const { em, caller, now } = context;
  return em.transactional(async (tx) => {
    if (!caller.roles.includes('BEX') && (mirex == null || !caller.mirex.includes(mirex))) return refuse({ code: 'SUBJECT_OF_ANOTHER_MIREX', given: mirex ?? '' });
    if (reason.trim() === '') return refuse({ code: 'SUBJECT_REASON_MISSING' });
    const known = await tx.findOne(Paper, { code: paper }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!known) return refuse({ code: 'SUBJECT_PAPER_UNKNOWN', given: paper, session });
    const subject = subjectInUse(await tx.find(NationalSubject, { sessionYear: session, paperCode: paper }));
    if (!subject) return refuse({ code: 'SUBJECT_NONE_IN_USE', paper });
    await moveTo(tx, subject, SubjectState.COMPROMISED, reason.trim(), context);
    const scheduled = await tx.find(ScheduledPaper, { sessionYear: session, paperCode: paper });
    const zones = scheduled.filter(({ endsAt }) => endsAt > now()).map(({ zone }) => zone);
    const order = await giveOrder(tx, {
      kind: OrderKind.SUBJECT_COMPROMISED, session, paper, reason: reason.trim(), zones: scheduled.length > 0 ? [...new Set(zones)] : Object.values(CalendarZone), sittings: [], subject: null,
    }, context);
    await publishPlan(`Sujet compromis : ${paper}`, within(context, tx));
    return accept(order);
  });
}
