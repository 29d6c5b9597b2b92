import type { FilterQuery } from '@mikro-orm/postgresql';
import { rolesAt } from '@mirex/kit/access/reach.rules';
import type { Context } from '@mirex/kit/context';
import { heldDataSets } from '@mirex/kit/edition';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';

import { GuidanceState, MarkingGuidance } from './guidance.entity.ts';
import { stillSat, type WhenSat } from './paper-end.rules.ts';

/** Who writes it, or watches over who does: they see it before its instant. An agent of another MIREX who marks here is a marker. */
const DESKS: ReadonlySet<string> = new Set(['BEX', 'HEAD', 'UNIT', 'SYSTEM']);

export async function whenSat(context: Context): Promise<WhenSat> {
  const { schedule = [], orders = [], calendars = [] } = await heldDataSets(context, ['schedule', 'orders', 'calendars']);
  return { schedule, orders, calendars };
}

/**
 * What the caller may see: a marker what is in force, from its instant, and not while somebody sits the paper somewhere, be it
 * that the schedule was changed after the embargo was set. Every reading goes through this: lists, ids, references, files.
 */
export async function visibleNow(context: Context): Promise<FilterQuery<MarkingGuidance>> {
  const { caller, owner, now } = context;
  if (rolesAt(caller, owner).some((role) => DESKS.has(role))) return {};
  const hidden = [...Map.groupBy(stillSat(await whenSat(context), now().getTime()), ({ session }) => session)]
    .map(([session, papers]) => ({ $or: [{ session: { $ne: session } }, { paper: { $nin: papers.map(({ paper }) => paper) } }] }));
  return { $and: [{ state: GuidanceState.VALIDATED, visibleAt: { $lte: now() } }, ...hidden] };
}

export const guidanceById = perRequest((context) => rowLoader(
  async (ids) => context.em.find(MarkingGuidance, { $and: [{ id: { $in: ids as GlobalId[] } }, await visibleNow(context)] }), (row) => row.id,
));
