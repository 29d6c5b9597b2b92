import type { GlobalId } from '@mirex/schema/global-id';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';

import { staff } from './cast.ts';
import { enrolmentsOf } from './enrol.ts';
import { isOral, ORAL_DAYS, terminalPapers, writtenDay } from './open.ts';
import { type Rehearsal, type RehearsalStep, until } from './rehearsal.ts';

/** INSEE codes of the communes where the centres of a rehearsal stand. */
const COMMUNES: Readonly<Partial<Record<MirexCode, string>>> = { NO: '35238', NE: '21231', SO: '31555', SE: '69123' };
const SEATS_PER_ROOM = 30;
const ROOMS = 8;
const SLOT_MINUTES = 30;

/** Centres, their rooms and sittings; an optimiser places the candidates, is read, and adopted. */
export const placeCandidates: RehearsalStep = {
  title: 'Ouvrir les centres et placer les candidats',
  async run(rehearsal, report) {
    const said: string[] = [];
    for (const owner of rehearsal.mirex) said.push(await place(rehearsal, owner, (what) => report(`${owner} : ${what}`)));
    return said.join(' ; ');
  },
};

async function place(rehearsal: Rehearsal, owner: MirexCode, report: (what: string) => void): Promise<string> {
  const { graph, session } = rehearsal;
  const candidates = (await enrolmentsOf(rehearsal, owner)).length;
  const count = Math.ceil(candidates / (SEATS_PER_ROOM * ROOMS)) + 1;
  for (let rank = 1; rank <= count; rank += 1) await openWrittenCentre(rehearsal, owner, rank);
  report(`${count} centres`);
  const head = staff('HEAD', owner);
  await until('centres knows the enrolments', () => placeable(rehearsal, owner), (found) => found >= candidates);
  const { run } = await graph.act<{ run: { id: string; candidates: number; unplaced: number } }>(head, { name: 'simulateAllocation', input: 'SimulateAllocationInput', fields: 'run { id candidates unplaced }' }, { mirex: owner, session, kind: 'COMPOSITION', seconds: 20 });
  report(`${run.candidates} candidats simulés`);
  await graph.act(head, { name: 'adoptAllocation', input: 'AdoptAllocationInput', fields: 'run { state }' }, { id: run.id, idempotencyKey: `placement-${owner}-${session}` });
  const slots = await openOrals(rehearsal, owner);
  return `${owner} : ${run.candidates - run.unplaced} candidats placés, ${slots} passages d’oral`;
}

/** How many candidates an allocation would place: what this MIREX’s centres were told of. Nothing is written but the proposal. */
async function placeable({ graph, session }: Rehearsal, owner: MirexCode): Promise<number> {
  const { run } = await graph.act<{ run: { candidates: number } }>(staff('HEAD', owner), { name: 'simulateAllocation', input: 'SimulateAllocationInput', fields: 'run { candidates }' }, { mirex: owner, session, kind: 'COMPOSITION', seconds: 1 });
  return run.candidates;
}

async function openCentre({ graph, session }: Rehearsal, owner: MirexCode, kind: string, code: string, rooms: number): Promise<GlobalId> {
  const head = staff('HEAD', owner);
  const { venue } = await graph.act<{ venue: { id: string } }>(head, { name: 'createVenue', input: 'CreateVenueInput', fields: 'venue { id }' }, {
    mirex: owner, code, name: `Centre ${code}, ${MIREX[owner].name}`, commune: COMMUNES[owner] ?? '35238', timeZone: 'Europe/Paris',
    rooms: Array.from({ length: rooms }, (_, i) => ({ code: `S${i + 1}`, capacity: SEATS_PER_ROOM, accessible: i === 0 })),
  });
  const { centre } = await graph.act<{ centre: { id: GlobalId } }>(head, { name: 'planCentre', input: 'PlanCentreInput', fields: 'centre { id }' }, { venueId: venue.id, session, kind });
  return centre.id;
}

async function openWrittenCentre(rehearsal: Rehearsal, owner: MirexCode, rank: number): Promise<void> {
  const { graph, session } = rehearsal;
  const centreId = await openCentre(rehearsal, owner, 'COMPOSITION', `E${rank}`, ROOMS);
  const sittings = (await terminalPapers(rehearsal)).filter((paper) => !isOral(paper)).map(({ code, day }) => ({
    centreId, paperCode: code, startsAt: `${writtenDay(session, day)}T07:00:00Z`, endsAt: `${writtenDay(session, day)}T09:00:00Z`,
  }));
  await graph.actOnEach(staff('HEAD', owner), { name: 'openSitting', input: 'OpenSittingInput', fields: 'sitting { id }' }, sittings);
}

const HOURS_A_DAY = 10;
const DAYS = 8;
const DAY_MS = 24 * 3_600_000;

/** One centre for the orals: as many posts for each paper as its candidates need, then their slots. Returns how many were given. */
async function openOrals(rehearsal: Rehearsal, owner: MirexCode): Promise<number> {
  const { graph, session } = rehearsal;
  const head = staff('HEAD', owner);
  const enrolments = await enrolmentsOf(rehearsal, owner);
  const orals = (await terminalPapers(rehearsal)).filter(isOral);
  const perPost = (DAYS * HOURS_A_DAY * 60) / SLOT_MINUTES;
  const plans = orals.flatMap(({ code }) => {
    const heard = enrolments.filter(({ speciality }) => code.startsWith(speciality.code)).length;
    // A candidate is heard by no two at once: some room to spare.
    return Array.from({ length: Math.ceil((1.3 * heard) / perPost) }, () => code);
  });
  const centreId = await openCentre(rehearsal, owner, 'FACE_TO_FACE', 'O1', plans.length);
  const first = Date.parse(`${session}-${ORAL_DAYS.from}T06:00:00Z`);
  const posts = plans.flatMap((paperCode, i) => Array.from({ length: DAYS }, (_, day) => {
    const start = first + day * DAY_MS;
    return { centreId, paperCode, room: `S${i + 1}`, startsAt: new Date(start).toISOString(), endsAt: new Date(start + HOURS_A_DAY * 3_600_000).toISOString(), slotMinutes: SLOT_MINUTES };
  }));
  await graph.actOnEach(head, { name: 'openPost', input: 'OpenPostInput', fields: 'post { id }' }, posts);
  const establishments = [...new Set(enrolments.map(({ establishment }) => establishment.uai))];
  let given = 0;
  for (const { code: paperCode } of orals.filter(({ code }) => plans.includes(code))) {
    ({ given } = await graph.act<{ given: number }>(head, { name: 'giveSlots', input: 'GiveSlotsInput', fields: 'given' }, { centreId, paperCode, establishments, idempotencyKey: `oraux-${owner}-${paperCode}` })
      .then((answer) => ({ given: given + answer.given })));
  }
  return given;
}
