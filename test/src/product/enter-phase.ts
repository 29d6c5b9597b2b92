import { SESSION_PHASES, type SessionPhaseName } from '@mirex/schema/session-lock';

import type { Somebody } from './people.ts';

const MOVE = { act: 'moveSession', input: 'MoveSessionInput', give: 'calendar { state }' };

/** The bureau brings a session to a phase in some zones, one step after the other. Instances hear of it with their next edition. */
export async function enterPhase(bex: Somebody, session: number, zones: readonly string[], phase: SessionPhaseName): Promise<void> {
  const found = (await bex.read(`{ session(year: ${session}) { calendars { zone state } } }`)) as { session: { calendars: readonly { zone: string; state: SessionPhaseName }[] } };
  for (const { zone, state } of found.session.calendars) {
    const steps = zones.includes(zone) ? SESSION_PHASES.slice(SESSION_PHASES.indexOf(state) + 1, SESSION_PHASES.indexOf(phase) + 1) : [];
    for (const to of steps) await bex.act(MOVE, { year: session, zone, to });
  }
}

/** Whether a MIREX has heard that candidates may be placed: by then its other instances have the same edition. */
export async function mayAllocate(unit: Somebody, mirex: string, session: number): Promise<boolean> {
  const asked = { act: 'simulateAllocation', input: 'SimulateAllocationInput', give: 'run { id }' };
  return !(await unit.refused(asked, { mirex, session, kind: 'COMPOSITION', seconds: 1 })).includes('SESSION_ACT_NOT_YET');
}
