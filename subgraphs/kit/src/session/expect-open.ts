import { type ActOpening, openingOf, type SessionAct } from '@mirex/schema/session-lock';
import { coversSession } from '@mirex/schema/session-range';

import { rolesAt } from '../access/reach.rules.ts';
import { type Context, SYSTEM } from '../context.ts';
import { heldDataSets } from '../edition.ts';
import { clientError } from '../graph/client-error.ts';
import { explainKit } from '../kit.messages.ts';

/** Who may still act where a phase is over and the MIREX alone may: its agents and its authority. */
const OF_THE_MIREX: ReadonlySet<string> = new Set(['BEX', 'HEAD', 'UNIT', 'TRANS', 'SIGN']);

/**
 * Lets an act be done while the session is in a phase that opens it, in one of the zones of this MIREX: by the locks and
 * calendars of the edition that this instance works with, which the bureau changes. Where they say nothing of that session,
 * nothing is locked; what one part of the product asks of another is not.
 *
 * @throws SESSION_ACT_CLOSED or SESSION_ACT_NOT_YET for the client otherwise.
 */
export async function expectOpen(act: SessionAct, session: number, context: Context): Promise<void> {
  const { caller, owner, now } = context;
  if (caller.sub === SYSTEM.sub || caller.roles.includes('SYSTEM')) return;
  const { calendars, locks, territories } = await heldDataSets(context, ['calendars', 'locks', 'territories']);
  const zones = new Set(territories?.filter((territory) => territory.mirex === owner && coversSession(territory, session)).map(({ zone }) => zone));
  const here = calendars?.filter((calendar) => calendar.session === session && zones.has(calendar.zone)) ?? [];
  if (!locks || here.length === 0) return;
  const openings = new Set(here.map((calendar) => openingOf(act, calendar, locks, now())));
  const agent = rolesAt(caller, owner).some((role) => OF_THE_MIREX.has(role));
  const open = (['OPEN', ...(agent ? ['WITH_REASON' as const] : [])] satisfies ActOpening[]).some((opening) => openings.has(opening));
  if (!open) throw clientError(explainKit({ code: openings.has('NOT_YET') ? 'SESSION_ACT_NOT_YET' : 'SESSION_ACT_CLOSED', act, session }));
}
