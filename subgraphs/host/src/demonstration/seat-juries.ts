import { Actor } from '@mirex/actors/actor/actor.entity';
import { registerActors } from '@mirex/actors/actor/actor.service';
import { ActorRole } from '@mirex/actors/actor/competence.rules';
import { LegalQuality } from '@mirex/actors/actor/quality.rules';
import { reviseActor } from '@mirex/actors/actor/revise-actor.service';
import { JuryBoard } from '@mirex/actors/jury/jury-board.entity';
import { JuryState, type Seat, SeatQuality, SeatRole } from '@mirex/actors/jury/jury.rules';
import { nominateBoard, openBoard, seatBoard } from '@mirex/actors/jury/jury.service';
import { dataSet } from '@mirex/kit/edition';
import type { Instance } from '@mirex/kit/instance';
import type { Outcome } from '@mirex/schema/outcome';

import { type Dice, person } from './people.ts';

interface Place {
  readonly role: SeatRole;
  readonly quality: SeatQuality;
  readonly competence: ActorRole;
  readonly legal: readonly LegalQuality[];
}

const TEACHER: Place = { role: SeatRole.MEMBER, quality: SeatQuality.TEACHER, competence: ActorRole.EXAMINER, legal: [LegalQuality.TEACHER_UNDER_CONTRACT, LegalQuality.BTSA_TITLES] };

/** A board that every diploma's regulation accepts: two thirds of its members are teachers, a third are of the trade. */
const BOARD: readonly Place[] = [
  { role: SeatRole.CHAIR, quality: SeatQuality.OFFICIAL, competence: ActorRole.CHAIR, legal: [LegalQuality.CGAAER_MEMBER, LegalQuality.CATEGORY_A_PUBLIC] },
  { role: SeatRole.DEPUTY_CHAIR, quality: SeatQuality.OFFICIAL, competence: ActorRole.DEPUTY_CHAIR, legal: [LegalQuality.CATEGORY_A_PUBLIC] },
  TEACHER, TEACHER,
  { role: SeatRole.MEMBER, quality: SeatQuality.PROFESSIONAL, competence: ActorRole.EXAMINER, legal: [LegalQuality.TRADE_PROFESSIONAL] },
];

/** Nominates a board for each diploma that somebody is enrolled for, as far as it is not there. Returns how many there are. */
export async function seatJuries(actors: Instance, thrown: Dice, session: number, specialities: ReadonlySet<string>): Promise<number> {
  const facts = await dataSet(actors.context(), 'specialities');
  const diplomas = [...new Set(facts.filter(({ code }) => specialities.has(code)).map(({ diploma }) => diploma))].toSorted();
  for (const diploma of diplomas) await nominate(actors, thrown, session, diploma);
  return diplomas.length;
}

/** Each step from the state that a start before has left it in. */
async function nominate(actors: Instance, thrown: Dice, session: number, diploma: string): Promise<void> {
  const held = await actors.context().em.findOne(JuryBoard, { session, diploma, state: { $ne: JuryState.DISSOLVED } });
  let board = held ?? done(await openBoard({ session, diploma, specialityCode: null }, actors.context()));
  if (board.state === JuryState.NOMINATED) return;
  board = done(await seatBoard({ id: board.id, version: board.version, seats: await sitters(actors, thrown, session, diploma) }, actors.context()));
  done(await nominateBoard({ id: board.id, version: board.version, actNumber: `Démonstration ${session} ${diploma}` }, actors.context()));
}

/** Registers those who are to sit, and says what they are in law. */
async function sitters(actors: Instance, thrown: Dice, session: number, diploma: string): Promise<Seat[]> {
  const referenceOf = (i: number): string => `DEMO-${actors.owner}-JURY-${diploma}-${i + 1}`;
  await registerActors(BOARD.map(({ competence }, i) => {
    const { lastName, firstName } = person(thrown, session, 45);
    return { reference: referenceOf(i), lastName, firstName, establishmentUai: null, competences: [{ role: competence, specialityCode: null, discipline: null, from: '2020-09-01', to: null }] };
  }), actors.context());
  const people = new Map((await actors.context().em.find(Actor, { reference: { $in: BOARD.map((_, i) => referenceOf(i)) } })).map((actor) => [actor.reference, actor]));
  const seats: Seat[] = [];
  for (const [i, { role, quality, legal }] of BOARD.entries()) {
    const actor = people.get(referenceOf(i));
    if (actor === undefined) throw new Error(`a demonstration juror was not registered: ${referenceOf(i)}`);
    if (actor.qualities.length === 0) done(await reviseActor({ id: actor.id, version: actor.version, reason: 'Démonstration', qualities: legal }, actors.context()));
    seats.push({ actorId: actor.id, role, quality });
  }
  return seats;
}

function done<Value>(outcome: Outcome<Value, { readonly code: string }>): Value {
  if (!outcome.ok) throw new Error(`a demonstration jury was refused: ${outcome.refusal.code}`);
  return outcome.value;
}
