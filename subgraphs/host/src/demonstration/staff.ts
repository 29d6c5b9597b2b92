import { ActorRole } from '@mirex/actors/actor/competence.rules';
import { registerActors } from '@mirex/actors/actor/actor.service';
import { HalfDay } from '@mirex/actors/summons/diary.rules';
import { issueSummonsInBulk, type SummonsLine } from '@mirex/actors/summons/issue-summons.service';
import { Activity } from '@mirex/actors/summons/issuing.rules';
import { moveSummons } from '@mirex/actors/summons/move-summons.service';
import { SummonsState } from '@mirex/actors/summons/summons-state.rules';
import { dataSet } from '@mirex/kit/edition';
import type { Instance } from '@mirex/kit/instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { type Dice, person } from './people.ts';

/** Scripts that one marker takes. */
export const PILE = 40;

/** Marking begins in mid-June; a marker has one pile a half-day, and each of these days has two. */
const MARKING_DAYS = ['15', '16', '17', '18', '19', '22', '23', '24', '25', '26'];

/** Enough for each role that is an actor's to be another person, however few the piles. */
const FEWEST = 8;

/** A pile of scripts of one paper, and later who marks it. */
export interface Pile {
  readonly paperCode: string;
  readonly speciality: string;
  readonly rank: number;
  readonly scripts: number;
}

/** Registers enough markers for so many piles, and gives their ids in the order of their registration. */
async function registerMarkers(actors: Instance, thrown: Dice, count: number): Promise<GlobalId[]> {
  const context = actors.context();
  const schools = (await dataSet(context, 'establishments')).filter(({ mirex }) => mirex === actors.owner).map(({ uai }) => uai);
  const competences = [{ role: ActorRole.MARKER, specialityCode: null, discipline: null, from: '2020-09-01', to: null }];
  const people = Array.from({ length: count }, (_, i) => {
    const { lastName, firstName } = person(thrown, 2026, 40);
    return { reference: `DEMO-${actors.owner}-${i + 1}`, lastName, firstName, establishmentUai: schools[i % schools.length] ?? null, competences };
  });
  await registerActors(people, context);
  const rows = await context.em.execute<{ id: GlobalId; reference: string }[]>(`select id, reference from actor where reference like 'DEMO-%'`);
  const idOf = new Map(rows.map(({ id, reference }) => [reference, id]));
  return people.flatMap(({ reference }) => idOf.get(reference) ?? []);
}

/** Summons a marker for each pile to a centre, and has them honour it. Returns the summons of each pile, in the order of the piles. */
export async function staff(actors: Instance, thrown: Dice, session: number, piles: readonly Pile[], centreId: GlobalId | null): Promise<GlobalId[]> {
  const slots = MARKING_DAYS.length * 2;
  const markers = await registerMarkers(actors, thrown, Math.max(FEWEST, Math.ceil(piles.length / slots)));
  const lines = piles.map(({ paperCode, speciality, scripts, rank }, i): SummonsLine => ({
    actorId: markers[Math.floor(i / slots)] as GlobalId,
    session, activity: Activity.SCRIPT_MARKING, specialityCode: speciality, paperCode, sittingId: null, centreId, quantity: scripts,
    date: `${session}-06-${MARKING_DAYS[Math.floor((i % slots) / 2)]}`,
    halfDay: i % 2 === 0 ? HalfDay.MORNING : HalfDay.AFTERNOON,
    idempotencyKey: `demonstration ${session} ${paperCode} ${rank}`,
  }));
  const issued = (await issueSummonsInBulk(lines, actors.context())).map((outcome) => {
    if (!outcome.ok) throw new Error(`a demonstration summons was refused: ${outcome.refusal.code}`);
    return outcome.value;
  });
  // The demonstration is of a session that is over, whatever the clock of this machine says.
  const after = { ...actors.context(), now: () => new Date(Date.UTC(session, 6, 1)) };
  for (const to of [SummonsState.ACKNOWLEDGED, SummonsState.HONOURED]) {
    // One that was moved before is refused, and stays where it is.
    await moveSummons(issued.map(({ id }) => ({ id, to })), after);
  }
  return issued.map(({ id }) => id);
}
