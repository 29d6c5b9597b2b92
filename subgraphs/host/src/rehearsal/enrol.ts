import type { OfferFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { preRegistrationFile } from '../demonstration/pre-registrations.ts';
import { askedOnce } from './asked-once.ts';
import { bex, candidate, headOf, staff } from './cast.ts';
import { inParallel } from './acts.ts';
import { SPECIALITIES } from './open.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

interface Offered {
  readonly route: string;
  readonly firstSession: number;
  readonly lastSession: number | null;
  readonly assessment: string;
  readonly establishment: { readonly uai: string };
  readonly speciality: { readonly code: string };
}

/** Each MIREX takes in the file of its schools' pre-registrations. */
export const importFiles: RehearsalStep = {
  title: 'Importer les pré-inscriptions',
  async run(rehearsal, report) {
    const { graph, session, mirex, enrolments, thrown } = rehearsal;
    let kept = 0;
    for (const [rank, owner] of mirex.entries()) {
      const rows = Math.floor(enrolments / mirex.length) + (rank < enrolments % mirex.length ? 1 : 0);
      const contentBase64 = preRegistrationFile(thrown, session, await offersOf(rehearsal, owner), rows).toString('base64');
      const { preRegistrationImport } = await graph.act<{ preRegistrationImport: { linesKept: number } }>(staff('TRANS', owner),
        { name: 'importPreRegistrations', input: 'ImportPreRegistrationsInput', fields: 'preRegistrationImport { linesKept }' },
        { mirex: owner, session, fileName: `pre-inscriptions-${owner}-${session}.csv`, contentBase64 });
      kept += preRegistrationImport.linesKept;
      report(kept, enrolments);
    }
    return `${kept} lignes retenues`;
  },
};

/** What the schools of a MIREX teach in the session, of the rehearsed specialities, where they assess during the course. */
async function offersOf({ graph, session }: Rehearsal, mirex: MirexCode): Promise<OfferFact[]> {
  const found = await everyRow<Offered>((after) => graph.ask<{ rows: Page<Offered> }>(bex,
    `query ($session: Int!, $after: String) { rows: offers(filter: { session: $session }, first: 500, after: $after) { edges { node { route assessment firstSession lastSession establishment { uai } speciality { code } } } ${PAGED} } }`, { session, after }));
  const here = new Set((await everyRow<{ uai: string }>((after) => graph.ask<{ rows: Page<{ uai: string }> }>(bex,
    `query ($session: Int!, $mirex: String!, $after: String) { rows: establishments(filter: { session: $session, mirex: $mirex }, first: 500, after: $after) { edges { node { uai } } ${PAGED} } }`, { session, mirex, after }))).map(({ uai }) => uai));
  return found.filter(({ assessment, establishment, speciality }) => assessment === 'CCF' && here.has(establishment.uai) && (SPECIALITIES as readonly string[]).includes(speciality.code))
    .map(({ establishment: { uai }, speciality: { code: speciality }, route, firstSession, lastSession }) => ({ uai, speciality, route, firstSession, lastSession }));
}

export interface RehearsedEnrolment {
  readonly id: GlobalId;
  readonly version: number;
  readonly candidate: { readonly id: GlobalId; readonly birthDate: string };
  readonly establishment: { readonly uai: string };
  readonly speciality: { readonly code: string };
}

const OF_MIREX = `query ($session: Int!, $mirex: [String!]!, $after: String) {
  rows: enrolments(filter: { session: $session, mirex: $mirex }, first: 200, after: $after) {
    edges { node { id version candidate { id birthDate } establishment { uai } speciality { code } } } ${PAGED}
  }
}`;

const openedOf = ({ graph, session }: Rehearsal, mirex: MirexCode): Promise<RehearsedEnrolment[]> =>
  everyRow((after) => graph.ask<{ rows: Page<RehearsedEnrolment> }>(staff('HEAD', mirex), OF_MIREX, { session, mirex: [mirex], after }));

/** The enrolments of a MIREX, once they are accepted. */
export const enrolmentsOf = askedOnce(openedOf);

const MAJORITY = 18;
const STAV = '43321005';

/** The last day of the year in which somebody comes of age is after that day: who signs was of age when they signed. */
const isAdult = (birthDate: string, on: Date): boolean => {
  const birth = new Date(birthDate);
  birth.setUTCFullYear(birth.getUTCFullYear() + MAJORITY);
  return birth <= on;
};

/** Schools confirm, candidates or their representatives sign, the MIREX examines and accepts. */
export const confirmEnrolments: RehearsalStep = {
  title: 'Inscrire : établissement, signature, instruction, acceptation',
  async run(rehearsal, report) {
    let accepted = 0;
    for (const owner of rehearsal.mirex) accepted += await confirmOf(rehearsal, owner, (done) => report(accepted + done, rehearsal.enrolments));
    await enterPhase(rehearsal, 'ENROLMENT_CLOSED', `${rehearsal.session - 1}-11-16T08:00:00Z`);
    return `${accepted} inscriptions acceptées`;
  },
};

async function confirmOf(rehearsal: Rehearsal, owner: MirexCode, report: (done: number) => void): Promise<number> {
  const { graph, clock } = rehearsal;
  const act = (name: string) => ({ name, input: 'ChangeEnrolmentInput', fields: 'enrolment { version }' });
  await chooseOptions(rehearsal, owner);
  const all = await openedOf(rehearsal, owner);
  const of = (rows: readonly RehearsedEnrolment[], steps: number) => rows.map(({ id, version }) => ({ id, version: version + steps }));
  for (const [uai, rows] of Map.groupBy(all, ({ establishment }) => establishment.uai)) {
    await graph.actOnEach(headOf(uai, owner), act('enterEnrolment'), of(rows, 0));
    await graph.actOnEach(headOf(uai, owner), act('confirmEnrolment'), of(rows, 1));
  }
  let signed = 0;
  await inParallel(all, 8, async ({ id, version, candidate: { id: who, birthDate } }) => {
    await graph.act(candidate(who, isAdult(birthDate, clock.now())), act('signEnrolment'), { id, version: version + 2 });
    report((signed += 1));
  });
  await graph.actOnEach(staff('TRANS', owner), act('reviewEnrolment'), of(all, 3));
  await graph.actOnEach(staff('HEAD', owner), act('acceptEnrolment'), of(all, 4));
  return all.length;
}

/** STAV asks for an option: schools say which, before they enter the files. */
async function chooseOptions(rehearsal: Rehearsal, owner: MirexCode): Promise<void> {
  const choosing = (await openedOf(rehearsal, owner)).filter(({ speciality }) => speciality.code === STAV);
  for (const [uai, rows] of Map.groupBy(choosing, ({ establishment }) => establishment.uai)) {
    await rehearsal.graph.actOnEach(headOf(uai, owner), { name: 'chooseForEnrolment', input: 'ChooseForEnrolmentInput', fields: 'enrolment { version }' }, rows.map(({ id, version }) => ({ id, version, options: ['PRODUCTION'] })));
  }
}
