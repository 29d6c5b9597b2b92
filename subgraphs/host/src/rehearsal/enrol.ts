import type { Claims } from '@mirex/gateway/access/claims';
import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { inParallel } from './acts.ts';
import { askedOnce } from './asked-once.ts';
import { candidate, headOf, staff } from './cast.ts';
import { keyOf } from './key-of.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

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

/** One candidate in so many signs by themselves; the sheets of the others come back to their schools on paper. */
const SIGNS_ONE_IN = 10;

async function confirmOf(rehearsal: Rehearsal, owner: MirexCode, report: (done: number) => void): Promise<number> {
  const { graph, clock } = rehearsal;
  await chooseOptions(rehearsal, owner);
  const all = await openedOf(rehearsal, owner);
  const schools = [...new Set(all.map(({ establishment }) => establishment.uai))];
  const ofSchools = (act: string) => inParallel(schools, 4, (uai) => advance(rehearsal, owner, { who: headOf(uai, owner), act, of: { establishment: uai } }));
  await ofSchools('enterEnrolments');
  await ofSchools('confirmEnrolments');
  await inParallel(all.filter((_, i) => i % SIGNS_ONE_IN === 0), 4, async ({ id, version, candidate: { id: who, birthDate } }) => {
    await graph.act(candidate(who, isAdult(birthDate, clock.now())), { name: 'signEnrolment', input: 'ChangeEnrolmentInput', fields: 'enrolment { version }' }, { id, version: version + 2 });
  });
  await ofSchools('recordSignatures');
  await advance(rehearsal, owner, { who: staff('TRANS', owner), act: 'reviewEnrolments' });
  return advance(rehearsal, owner, { who: staff('HEAD', owner), act: 'acceptEnrolments' }, report);
}

interface Step {
  readonly who: Claims;
  readonly act: string;
  /** Whose of those that they may see; all of them when absent. */
  readonly of?: object;
}

/** Brings everybody's enrolments of one's own a step further, a thousand a request. @throws when one is refused. */
async function advance({ graph, session }: Rehearsal, owner: MirexCode, { who, act: name, of }: Step, report?: (done: number) => void): Promise<number> {
  const act = { name, input: name === 'recordSignatures' ? 'RecordSignaturesInput' : 'BulkStepInput', fields: 'remaining enrolments { id } refused { id error { code } }' };
  interface Advanced { readonly remaining: number; readonly enrolments: readonly object[]; readonly refused: readonly { readonly id: string; readonly error: { readonly code: string } }[] }
  for (let done = 0; ;) {
    const { remaining, enrolments, refused: [refused] } = await graph.act<Advanced>(who, act, { idempotencyKey: keyOf(owner, who.sub, name, done), mirex: owner, filter: { session, ...of } });
    if (refused) throw new Error(`${name} refused ${refused.id}, ${refused.error.code}`);
    done += enrolments.length;
    report?.(done);
    if (remaining === 0) return done;
  }
}

/** STAV asks for an option: schools say which, before they enter the files. */
async function chooseOptions(rehearsal: Rehearsal, owner: MirexCode): Promise<void> {
  const choosing = (await openedOf(rehearsal, owner)).filter(({ speciality }) => speciality.code === STAV);
  for (const [uai, rows] of Map.groupBy(choosing, ({ establishment }) => establishment.uai)) {
    await rehearsal.graph.actOnEach(headOf(uai, owner), { name: 'chooseForEnrolment', input: 'ChooseForEnrolmentInput', fields: 'enrolment { version }' }, rows.map(({ id, version }) => ({ id, version, options: ['PRODUCTION'] })));
  }
}
