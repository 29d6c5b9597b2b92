import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { Nomination } from '../nomination/nomination.entity.ts';
import { NominationRole, NominationState } from '../nomination/nomination.rules.ts';
import { trace } from '../trace/trace.ts';
import { DeputyPortfolio, PortfolioSchool } from './portfolio.entity.ts';
import { checkCovered, checkPortfolio, type Followed, type PortfolioRefusal, toFollow, uncovered } from './portfolio.rules.ts';

export interface NewPortfolio {
  readonly session: number;
  readonly deputyId: GlobalId;
  readonly speciality: string;
  /** UAIs: all of them. */
  readonly establishments: readonly string[];
  /** The version that was read; 0 when there was none. */
  readonly version: number;
}

/** Any number that stays the same: portfolios of a session are given by one at a time. */
const PORTFOLIO_LOCK = 5_143_050_5;

/**
 * Says which schools a deputy chair follows for a speciality; said again, it takes the place of what was said. Two who give one
 * school at once: the second waits, and is told who follows it.
 */
export async function assignPortfolio(asked: NewPortfolio, context: Context): Promise<Outcome<DeputyPortfolio, PortfolioRefusal>> {
  const { session, deputyId, speciality, version } = asked;
  const wanted = await wantedOf(session, context);
  return context.em.fork().transactional(async (tx): Promise<Outcome<DeputyPortfolio, PortfolioRefusal>> => {
    await tx.execute('select pg_advisory_xact_lock(?, ?)', [PORTFOLIO_LOCK, session]);
    if (await isLocked(session, { em: tx })) return refuse({ code: 'PORTFOLIO_LOCKED', session });
    const named = await tx.count(Nomination, { session, actorId: deputyId, role: NominationRole.DEPUTY_CHAIR, state: NominationState.IN_FORCE });
    if (named === 0) return refuse({ code: 'PORTFOLIO_OF_NO_DEPUTY', session });
    const held = await tx.findOne(DeputyPortfolio, { session, deputyId, specialityCode: speciality });
    if ((held?.version ?? 0) !== version) return refuse({ code: 'PORTFOLIO_CHANGED_MEANWHILE', given: version, current: held?.version ?? 0 });
    const others = await tx.find(PortfolioSchool, { session, specialityCode: speciality }, { populate: ['portfolio'] });
    const taken = new Map(others.filter(({ portfolio }) => portfolio.id !== held?.id).map(({ uai, portfolio }) => [uai, portfolio.$.deputyId as string]));
    const own = (await tx.findOne(Actor, { id: deputyId }))?.establishmentUai ?? null;
    const checked = checkPortfolio(asked, own, new Set(wanted.filter((one) => one.speciality === speciality).map(({ uai }) => uai)), taken);
    if (!checked.ok) return checked;

    const before = others.filter(({ portfolio }) => portfolio.id === held?.id);
    for (const school of before) tx.remove(school);
    await tx.flush();
    const portfolio = held ?? tx.create(DeputyPortfolio, { id: context.newId('PFO'), session, deputyId, specialityCode: speciality, version: 0 });
    portfolio.version = version + 1;
    for (const uai of checked.value) tx.create(PortfolioSchool, { session, specialityCode: speciality, uai, portfolio });
    await tx.flush();
    trace(tx, within(context, tx), portfolio, { act: 'ASSIGNED', before: before.map(({ uai }) => uai).toSorted().join(' ') || null, after: checked.value.toSorted().join(' ') });
    return accept(portfolio);
  });
}

/** What nobody follows yet, of one speciality or of all. */
export async function uncoveredSchools(session: number, context: Pick<Context, 'em' | 'act' | 'owner'>): Promise<Followed[]> {
  const covered = await context.em.find(PortfolioSchool, { session }, { filters: false });
  return uncovered(await wantedOf(session, context), covered.map(({ uai, specialityCode }) => ({ uai, speciality: specialityCode })));
}

/** Locks the portfolios of a session: every school is followed, and nothing changes any more. Locked again, it is the same lock. */
export const lockPortfolios = (session: number, context: Context): Promise<Outcome<number, PortfolioRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<number, PortfolioRefusal>> => {
    await tx.execute('select pg_advisory_xact_lock(?, ?)', [PORTFOLIO_LOCK, session]);
    const covered = checkCovered(await uncoveredSchools(session, within(context, tx)));
    if (!covered.ok) return covered;
    await writeRows(within(context, tx), { entity: 'PortfolioLock' }, 'insert into portfolio_lock (session, at, by) values (?, ?, ?) on conflict do nothing returning session::text as id', [session, context.now(), context.caller.sub]);
    return accept(await tx.count(PortfolioSchool, { session }));
  });

const isLocked = async (session: number, { em }: Pick<Context, 'em'>): Promise<boolean> => (await em.execute<object[]>('select 1 from portfolio_lock where session = ?', [session])).length > 0;

const wantedOf = async (session: number, context: Pick<Context, 'em' | 'act' | 'owner'>): Promise<Followed[]> =>
  toFollow(session, context.owner, await dataSet(context, 'offers'), await dataSet(context, 'establishments'));
