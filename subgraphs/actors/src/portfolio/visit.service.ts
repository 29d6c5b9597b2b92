import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { placeDay } from '@mirex/kit/place-clock';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { trace } from '../trace/trace.ts';
import { DeputyPortfolio, DeputyVisit, PortfolioSchool } from './portfolio.entity.ts';
import { checkPlannedVisit, checkVisitMove, type VisitMove, type VisitRefusal, VisitState } from './visit.rules.ts';

/** Plans a visit of a deputy chair to a school that they follow, on a day by its clock. */
export const planVisit = ({ portfolioId, uai, date }: { readonly portfolioId: GlobalId; readonly uai: string; readonly date: string }, context: Context): Promise<Outcome<DeputyVisit, VisitRefusal>> =>
  context.em.transactional(async (tx): Promise<Outcome<DeputyVisit, VisitRefusal>> => {
    const portfolio = await tx.findOne(DeputyPortfolio, { id: portfolioId }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (!portfolio) return refuse({ code: 'PORTFOLIO_UNKNOWN' });
    const schools = await tx.find(PortfolioSchool, { portfolio: portfolioId });
    const checked = checkPlannedVisit(uai, date, schools.map((school) => school.uai), await placeDay(uai, context));
    if (!checked.ok) return checked;
    const visit = tx.create(DeputyVisit, { id: context.newId('VIS'), portfolio, uai, date, version: 1 });
    trace(tx, within(context, tx), visit, { act: 'PLANNED', after: VisitState.PLANNED });
    return accept(visit);
  });

/** Reports a visit, or gives it up. Two at once: the second waits, and is refused with VISIT_CHANGED_MEANWHILE. */
export const moveVisit = (id: GlobalId, move: Omit<VisitMove, 'today'>, context: Context): Promise<Outcome<DeputyVisit, VisitRefusal>> =>
  context.em.transactional(async (tx): Promise<Outcome<DeputyVisit, VisitRefusal>> => {
    const visit = await tx.findOne(DeputyVisit, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!visit) return refuse({ code: 'VISIT_UNKNOWN' });
    const checked = checkVisitMove(visit, { ...move, today: await placeDay(visit.uai, context) });
    if (!checked.ok) return checked;
    const before = visit.state;
    Object.assign(visit, { state: move.to, report: move.report.trim() });
    await tx.flush();
    trace(tx, within(context, tx), visit, { act: move.to, before, after: move.to, reason: move.report.trim() });
    return accept(visit);
  });
