import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { readMeasures, readRooms, readSittings } from '../allocation/allocation.rows.ts';
import { type AllocationRequest, place } from '../allocation/placing.rules.ts';
import type { CentreKind } from '../centre/centre.entity.ts';
import { explain } from '../refusal.messages.ts';
import { assignmentsOf, choose } from './choices.rules.ts';
import { type Ground, papersOf, readGround } from './ground.ts';
import { AllocationRun, type RunLeftOut, RunState } from './run.entity.ts';
import { explainUnassigned } from './run.messages.ts';
import { checkSeconds, isSeated, requestsOf, type RunRefusal } from './run.rules.ts';
import { readPinnedSeats } from './run.rows.ts';
import { solve } from './solve.ts';

export interface Simulation {
  readonly session: number;
  readonly kind: CentreKind;
  /** How long the optimiser may search. */
  readonly seconds: number;
}

/**
 * Proposes a centre for each candidate who is to be placed, and tries the seats: nothing is written but the proposal.
 *
 * Who was placed by hand or summoned stays. The search runs in a thread of its own, without a transaction.
 */
export async function simulateAllocation(asked: Simulation, context: Context): Promise<Outcome<AllocationRun, RunRefusal>> {
  const { session, kind } = asked;
  const seconds = checkSeconds(asked.seconds);
  if (!seconds.ok) return seconds;
  const ground = await readGround(asked, context);
  if (ground.centres.length === 0) return refuse({ code: 'RUN_WITHOUT_CENTRE', session });
  if (ground.seekers.length === 0) return refuse({ code: 'RUN_WITHOUT_CANDIDATE', session });

  const { shares, optimal } = await solve(ground.problem, seconds.value);
  const { choices, unassigned } = choose(ground.problem, shares);
  const assignments = assignmentsOf(choices);
  const seatless = isSeated(kind) ? await trySeats(requestsOf(assignments, papersOf(ground.seekers), ground.centres), ground, context) : [];
  const leftOut: RunLeftOut[] = [
    ...unassigned.map(({ seeker, code }) => {
      const { message } = explainUnassigned({ code });
      return { enrolmentId: seeker.enrolmentId, number: seeker.number, paper: null, code, why: message };
    }),
    ...seatless,
  ];
  const run = context.em.create(AllocationRun, {
    id: context.newId('RUN'), session, kind, state: RunState.SIMULATED, at: context.now(), by: context.caller.sub, candidates: ground.seekers.length,
    unplaced: leftOut.length, optimal, leftOut, assignments,
    choices: choices.map(({ group, site, members, why }) => ({
      uai: group.uai, speciality: group.speciality, papers: [...group.papers], venue: site.venue, centreId: site.centreId, candidates: members.length, why: [...why],
    })),
  });
  await context.em.persist(run).flush();
  return accept(run);
}

/** Those for whom no seat is left in their centre, although the optimiser counted one: a room cannot be cut in two. */
async function trySeats(requests: readonly AllocationRequest[], { rows, centres }: Ground, { em, vault }: Context): Promise<RunLeftOut[]> {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const sittings = await readSittings(em, [...new Set(requests.map(({ sittingId }) => sittingId))]);
  const venueIds = [...new Set(centres.map(({ venueId }) => venueId))];
  const outcomes = place(requests, {
    enrolments: rows.map(({ id, number, speciality }) => ({ id, number, session: sittings[0]?.session ?? 0, specialityCode: speciality, state: 'ACCEPTED', papers: null })),
    sittings, rooms: await readRooms(em, venueIds), heldSeats: await readPinnedSeats(em, venueIds),
    heldSittings: rows.flatMap(({ id, pinned, heard }) => [...pinned, ...heard].map((one) => ({ ...one, enrolmentId: id }))),
    measures: await readMeasures({ em, vault }, [...new Set(requests.map(({ enrolmentId }) => enrolmentId))]),
    newId: () => '' as GlobalId,
  });
  const paperOf = new Map(sittings.map(({ id, paperCode }) => [id, paperCode]));
  return outcomes.flatMap((outcome, i): RunLeftOut[] => {
    const request = requests[i];
    if (outcome.ok || !request) return [];
    const { code, message } = explain(outcome.refusal);
    return [{ enrolmentId: request.enrolmentId, number: rowOf.get(request.enrolmentId)?.number ?? '', paper: paperOf.get(request.sittingId) ?? null, code, why: message }];
  });
}
