import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { candidate, staff } from './cast.ts';
import { deliberateOne } from './deliberate.ts';
import { enrolmentsOf } from './enrol.ts';
import { diplomaOf, juriesOf } from './juries.ts';
import { keyOf } from './key-of.ts';
import { papersOf } from './open.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep, until, ZONE } from './rehearsal.ts';

const HOUR = '07-05T08:00:00Z';
const JUST_BEFORE_MS = 5_000;
/** The longest that the gateway gives an answer again: that of who looked just before the hour, too. */
const KEPT_MS = 10_000;

interface Published {
  readonly id: GlobalId;
  readonly version: number;
  readonly diplomaCode: string;
  readonly results: number;
}

/** The diplomas that a MIREX has juries for. */
export async function diplomasOf(rehearsal: Rehearsal, owner: MirexCode): Promise<string[]> {
  const codes = await Promise.all((await juriesOf(rehearsal, owner)).map(({ speciality }) => diplomaOf(rehearsal, speciality)));
  return [...new Set(codes)].toSorted();
}

/** Results are out at their hour and not before, whoever looks and however. */
export const publishResults: RehearsalStep = {
  title: 'Publier les résultats à leur heure',
  async run(rehearsal) {
    const { graph, session, mirex, clock, look } = rehearsal;
    const opensAt = `${session}-${HOUR}`;
    for (const owner of mirex) for (const diploma of await diplomasOf(rehearsal, owner)) {
      await graph.act(staff('HEAD', owner), { name: 'schedulePublication', input: 'SchedulePublicationInput', fields: 'publication { opensAt }' }, { mirex: owner, session, diploma, zone: ZONE, opensAt });
    }
    await enterPhase(rehearsal, 'PUBLISHED', new Date(Date.parse(opensAt) - JUST_BEFORE_MS).toISOString());
    const seen = await seenByOne(rehearsal);
    if (seen !== 0) throw new Error('a candidate saw a result before its hour');
    clock.forwardTo(opensAt);
    await look();
    let published = 0;
    for (const owner of mirex) published += (await publicationsOf(rehearsal, owner)).reduce((sum, { results }) => sum + results, 0);
    clock.forwardTo(new Date(Date.parse(opensAt) + KEPT_MS).toISOString());
    await until('one’s own result', () => seenByOne(rehearsal), (found) => found === 1);
    return `${published} résultats, invisibles ${JUST_BEFORE_MS / 1000} s avant`;
  },
};

/** How many results one candidate sees: their own, once it is out. */
async function seenByOne(rehearsal: Rehearsal): Promise<number> {
  const [owner = 'NO'] = rehearsal.mirex;
  const [first] = await enrolmentsOf(rehearsal, owner);
  if (!first) return 0;
  const { examResults } = await rehearsal.graph.ask<{ examResults: { totalCount: number } }>(candidate(first.candidate.id, true), '{ examResults(first: 1) { totalCount } }');
  return examResults.totalCount;
}

async function publicationsOf({ graph, session }: Rehearsal, owner: MirexCode): Promise<Published[]> {
  const { publications } = await graph.ask<{ publications: { edges: { node: Published }[] } }>(staff('HEAD', owner),
    'query ($session: Int!, $mirex: [String!]!) { publications(filter: { session: $session, mirex: $mirex }, first: 50) { edges { node { id version diplomaCode results } } } }', { session, mirex: [owner] });
  return publications.edges.map(({ node }) => node);
}

/** Whom the jury sent there sits again; the jury decides again, and what is out is brought up to date. */
export const holdSecondGroup: RehearsalStep = {
  title: 'Tenir le second groupe et rectifier les résultats',
  async run(rehearsal) {
    const { session, mirex } = rehearsal;
    await enterPhase(rehearsal, 'SECOND_GROUP', `${session}-07-07T06:00:00Z`);
    const told = { sent: 0, rectified: 0 };
    for (const owner of mirex) {
      const sent = await sitAgain(rehearsal, owner);
      let rectified = 0;
      // Decisions travel a little behind their signature: what had not arrived is brought up to date by another round.
      await until(`${sent} decisions of the second group of ${owner}`, async () => (rectified += await rectify(rehearsal, owner)), (found) => found >= sent);
      told.sent += sent;
      told.rectified += rectified;
    }
    await enterPhase(rehearsal, 'FINAL', `${session}-07-11T06:00:00Z`);
    return `${told.sent} candidats, ${told.rectified} résultats rectifiés`;
  },
};

/** Brings what is out up to date with what is decided. Returns how many results changed. */
async function rectify(rehearsal: Rehearsal, owner: MirexCode): Promise<number> {
  let rectified = 0;
  for (const { id, version } of await publicationsOf(rehearsal, owner)) {
    const answer = await rehearsal.graph.act<{ rectified: number }>(staff('SIGN', owner), { name: 'rectifyResults', input: 'CorrectPublicationInput', fields: 'rectified' }, { id, version, reason: 'Décisions du second groupe' });
    rectified += answer.rectified;
  }
  return rectified;
}

async function sitAgain(rehearsal: Rehearsal, owner: MirexCode): Promise<number> {
  const { graph, session, thrown } = rehearsal;
  const unit = staff('UNIT', owner);
  let sent = 0;
  for (const jury of await juriesOf(rehearsal, owner)) {
    const question = `query ($session: Int!, $mirex: [String!]!, $speciality: String!, $after: String) {
      rows: results(filter: { session: $session, mirex: $mirex, speciality: $speciality, decision: SECOND_GROUP }, first: 200, after: $after) { edges { node { enrolment { id } } } ${PAGED} } }`;
    const waiting = await everyRow<{ enrolment: { id: GlobalId } }>((after) => graph.ask<{ rows: Page<{ enrolment: { id: GlobalId } }> }>(unit, question, { session, mirex: [owner], speciality: jury.speciality, after }));
    if (waiting.length === 0) continue;
    sent += waiting.length;
    // A control paper stands for all where the diploma has one; elsewhere the candidate chooses two papers.
    const control = (await diplomaOf(rehearsal, jury.speciality)) === 'BAC_PRO';
    const again = control ? [] : (await papersOf(rehearsal, jury.speciality)).filter(({ mode }) => mode === 'TERMINAL').slice(0, 2).map(({ code }) => code);
    const act = { mirex: owner, idempotencyKey: keyOf(owner, jury.speciality, 'again') };
    if (!control) await graph.act(unit, { name: 'chooseSecondGroupPapers', input: 'ChooseSecondGroupPapersInput', fields: 'line' }, { ...act, choices: waiting.map(({ enrolment }) => ({ enrolmentId: enrolment.id, papers: again })) });
    const lines = waiting.flatMap(({ enrolment }) => (control ? [{}] : again.map((paper) => ({ paper }))).map((paper) => ({ ...paper, enrolmentId: enrolment.id, points: String(thrown.number.int({ min: 9, max: 15 })) })));
    await graph.act(unit, { name: 'enterSecondGroupMarks', input: 'EnterSecondGroupMarksInput', fields: 'line' }, { ...act, idempotencyKey: keyOf(owner, jury.speciality, 'again marks'), lines });
    await deliberateOne(rehearsal, owner, jury, 2);
  }
  return sent;
}
