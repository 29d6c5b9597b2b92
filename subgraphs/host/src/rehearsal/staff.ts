import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { person } from '../demonstration/people.ts';
import { askedOnce } from './asked-once.ts';
import { staff } from './cast.ts';
import { enrolmentsOf } from './enrol.ts';
import { SPECIALITIES } from './open.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

/** What somebody is here for; it stands in their reference, with a speciality or `-` and a rank: `MARKER 40321004 3`. */
export type Part = 'CHAIR' | 'TEACHER' | 'PROFESSIONAL' | 'MARKER' | 'INVIGILATOR';

export interface RehearsedActor {
  readonly id: GlobalId;
  readonly reference: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly establishment: { readonly uai: string } | null;
}

/** Of each quality, for a board of six: which share sits, the regulation of the diploma says. */
const MEMBERS = 5;
/** Scripts that one marker takes. */
const PILE = 60;
const CANDIDATES_PER_INVIGILATOR = 15;

const QUALITIES: Readonly<Record<Part, readonly string[]>> = {
  CHAIR: ['CGAAER_MEMBER', 'CATEGORY_A_PUBLIC'], TEACHER: ['TEACHER_UNDER_CONTRACT', 'BTSA_TITLES'], PROFESSIONAL: ['TRADE_PROFESSIONAL'], MARKER: [], INVIGILATOR: [],
};
const ROLES: Readonly<Record<Part, string>> = { CHAIR: 'CHAIR', TEACHER: 'EXAMINER', PROFESSIONAL: 'EXAMINER', MARKER: 'MARKER', INVIGILATOR: 'INVIGILATOR' };

const OF_MIREX = `query ($mirex: [String!]!, $after: String) {
  rows: actors(filter: { mirex: $mirex }, first: 500, after: $after) { edges { node { id reference lastName firstName establishment { uai } } } ${PAGED} }
}`;

const actorsOf = askedOnce(({ graph }, mirex: MirexCode) =>
  everyRow<RehearsedActor>((after) => graph.ask<{ rows: Page<RehearsedActor> }>(staff('UNIT', mirex), OF_MIREX, { mirex: [mirex], after })));

/** Those who are here for a part, in their order, once they are engaged. */
export async function actorsFor(rehearsal: Rehearsal, mirex: MirexCode, part: Part, speciality = '-'): Promise<RehearsedActor[]> {
  const rank = ({ reference }: RehearsedActor): number => Number(reference.split(' ')[2]);
  return (await actorsOf(rehearsal, mirex)).filter(({ reference }) => reference.startsWith(`${part} ${speciality} `)).toSorted((one, other) => rank(one) - rank(other));
}

/** Each MIREX registers whom its session needs. */
export const engageActors: RehearsalStep = {
  title: 'Recenser les acteurs et leurs compétences',
  async run(rehearsal, report) {
    await enterPhase(rehearsal, 'ORGANISATION', `${rehearsal.session}-01-04T08:00:00Z`);
    let registered = 0;
    for (const owner of rehearsal.mirex) registered += await engage(rehearsal, owner, (done) => report(registered + done));
    return `${registered} acteurs`;
  },
};

async function engage(rehearsal: Rehearsal, owner: MirexCode, report: (done: number) => void): Promise<number> {
  const { graph, session } = rehearsal;
  const enrolments = await enrolmentsOf(rehearsal, owner);
  const schools = [...new Set(enrolments.map(({ establishment }) => establishment.uai))].toSorted();
  const wanted = partsFor(enrolments.map(({ speciality }) => speciality.code));
  const inputs = wanted.map(({ part, speciality, rank }, i) => {
    const { lastName, firstName } = person(rehearsal.thrown, session, 45);
    const teaches = part !== 'CHAIR' && part !== 'PROFESSIONAL';
    return {
      mirex: owner, reference: `${part} ${speciality ?? '-'} ${rank}`, lastName, firstName, ...(teaches && { establishment: schools[i % schools.length] }),
      competences: [{ role: ROLES[part], from: `${session - 1}-09-01`, ...(speciality !== null && { speciality }) }],
    };
  });
  const unit = staff('UNIT', owner);
  const registered = await graph.actOnEach<{ actor: { id: GlobalId; version: number } }>(unit, { name: 'registerActor', input: 'RegisterActorInput', fields: 'actor { id version }' }, inputs, report);
  const qualified = wanted.flatMap(({ part }, i) => (QUALITIES[part].length === 0 ? [] : [{ ...registered[i]?.actor, reason: 'Titres vérifiés', qualities: QUALITIES[part] }]));
  await graph.actOnEach(unit, { name: 'reviseActor', input: 'ReviseActorInput', fields: 'actor { version }' }, qualified);
  return registered.length;
}

/** Whom so many candidates need, given the speciality of each. */
function partsFor(candidates: readonly string[]): { part: Part; speciality: string | null; rank: number }[] {
  const several = (part: Part, speciality: string | null, count: number) => Array.from({ length: count }, (_, i) => ({ part, speciality, rank: i + 1 }));
  const invigilators = several('INVIGILATOR', null, Math.ceil(candidates.length / CANDIDATES_PER_INVIGILATOR) + 2);
  return [...invigilators, ...SPECIALITIES.flatMap((speciality) => {
    const here = candidates.filter((one) => one === speciality).length;
    if (here === 0) return [];
    return [
      ...several('CHAIR', speciality, 1), ...several('TEACHER', speciality, MEMBERS), ...several('PROFESSIONAL', speciality, MEMBERS),
      // Two at least: nobody marks the scripts of their own school.
      ...several('MARKER', speciality, Math.ceil(here / PILE) + 1),
    ];
  })];
}
