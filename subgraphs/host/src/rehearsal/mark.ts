import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { inParallel } from './acts.ts';
import { examiner, staff } from './cast.ts';
import { enrolmentsOf } from './enrol.ts';
import { keyOf } from './key-of.ts';
import { isOral, type RehearsedPaper, SPECIALITIES, terminalPapers } from './open.ts';
import { enterPhase, type Rehearsal, type RehearsalStep, until } from './rehearsal.ts';
import { honour, sittingsOf } from './sit.ts';
import { actorsFor } from './staff.ts';

/** Scripts get codes, are dealt to markers of other schools, and marked without a name. */
export const markScripts: RehearsalStep = {
  title: 'Corriger les copies anonymes, en lots',
  async run(rehearsal, report) {
    await enterPhase(rehearsal, 'MARKING', `${rehearsal.session}-06-15T06:00:00Z`);
    let marked = 0;
    for (const owner of rehearsal.mirex) for (const paper of await terminalPapers(rehearsal)) {
      marked += isOral(paper) ? 0 : await markPaper(rehearsal, owner, paper);
      report(`${marked} copies`);
    }
    return `${marked} copies corrigées`;
  },
};

interface Batch {
  readonly id: GlobalId;
  readonly version: number;
  readonly scripts: readonly { readonly code: string }[];
}

async function markPaper(rehearsal: Rehearsal, owner: MirexCode, paper: RehearsedPaper): Promise<number> {
  const { graph, session } = rehearsal;
  const unit = staff('UNIT', owner);
  const present = await presentAt(rehearsal, owner, paper.code);
  if (present.length === 0) return 0;
  await graph.act(unit, { name: 'registerScripts', input: 'RegisterScriptsInput', fields: 'scripts' }, { idempotencyKey: keyOf(owner, paper.code, 'scripts'), mirex: owner, session, paper: paper.code, enrolmentIds: present });
  const markers = await actorsFor(rehearsal, owner, 'MARKER', paper.code.split('.')[0]);
  await graph.act(unit, { name: 'dealMarkingBatches', input: 'DealBatchesInput', fields: 'batches { id }' }, {
    idempotencyKey: keyOf(owner, paper.code, 'deal'), mirex: owner, session, paper: paper.code, medium: 'DIGITAL', dueAt: `${session}-06-26T22:00:00Z`,
    markers: markers.map(({ id, establishment }) => ({ actorId: id, establishmentUai: establishment?.uai ?? null })),
  });
  await inParallel(markers, 4, ({ id }) => markOwnBatches(rehearsal, owner, id, paper));
  return present.length;
}

/** Those who came, as the centres said; once grades was told of all of them. */
async function presentAt(rehearsal: Rehearsal, owner: MirexCode, paper: string): Promise<GlobalId[]> {
  const { graph, session } = rehearsal;
  const places = (await sittingsOf(rehearsal, owner)).filter((sitting) => sitting.paper.code === paper).flatMap(({ id, allocations }) => allocations.map((allocation) => ({ ...allocation, sitting: id })));
  const sittings = [...new Set(places.map(({ sitting }) => sitting))];
  const said = await Promise.all(sittings.map((id) => graph.ask<{ sitting: { attendance: { presence: string; allocationId: GlobalId }[] } }>(staff('UNIT', owner), 'query ($id: ID!) { sitting(id: $id) { attendance { presence allocationId } } }', { id })));
  const there = new Set(said.flatMap(({ sitting }) => sitting.attendance.filter(({ presence }) => presence === 'PRESENT').map(({ allocationId }) => allocationId)));
  const present = places.filter(({ id }) => there.has(id)).map(({ enrolment }) => enrolment.id);
  const question = 'query ($mirex: String!, $session: Int!, $paper: String!) { scriptReconciliation(filter: { mirex: $mirex, session: $session, paper: $paper }) { present } }';
  await until(`attendance at ${paper} in grades`, () => graph.ask<{ scriptReconciliation: { present: number } }>(staff('UNIT', owner), question, { mirex: owner, session, paper }), (answer) => answer.scriptReconciliation.present >= present.length);
  return present;
}

async function markOwnBatches({ graph, session, thrown }: Rehearsal, owner: MirexCode, actor: GlobalId, { code, markStep }: RehearsedPaper): Promise<void> {
  const me = examiner(actor, owner);
  const { markingBatches } = await graph.ask<{ markingBatches: { edges: { node: Batch }[] } }>(me,
    'query ($session: Int!, $paper: String!) { markingBatches(filter: { session: $session, paper: $paper }, first: 20) { edges { node { id version scripts { code } } } } }', { session, paper: code });
  for (const { node: { id, version, scripts } } of markingBatches.edges) {
    const fields = 'batch { id version }';
    const marked = await graph.act<{ batch: Batch }>(me, { name: 'markScripts', input: 'MarkScriptsInput', fields }, { batchId: id, version, lines: scripts.map((script) => ({ code: script.code, points: points(thrown.number.int({ min: 3, max: 16 }), markStep) })) });
    await graph.act(me, { name: 'finishMarkingBatch', input: 'BatchActInput', fields }, { batchId: id, version: marked.batch.version });
  }
}

/** A mark on the step of its paper: half a point more where halves are given. */
const points = (whole: number, step: number): string => (step === 50 && whole % 2 === 0 ? `${whole}.5` : String(whole));

const SHEET = 1_000;

/** What was heard is entered from the sheets by one hand, and read again by another. */
export const markOrals: RehearsalStep = {
  title: 'Saisir les notes d’oral, en double lecture',
  async run(rehearsal, report) {
    let entered = 0;
    for (const owner of rehearsal.mirex) entered += await enterOrals(rehearsal, owner);
    report(entered);
    await enterPhase(rehearsal, 'MARKS_CLOSED', `${rehearsal.session}-06-28T06:00:00Z`);
    const honoured = await honour(rehearsal, 'SCRIPT_MARKING');
    return `${entered} notes d’oral, ${honoured} missions de correction faites`;
  },
};

async function enterOrals(rehearsal: Rehearsal, owner: MirexCode): Promise<number> {
  const { graph, thrown } = rehearsal;
  const orals = (await terminalPapers(rehearsal)).filter(isOral);
  const enrolments = await enrolmentsOf(rehearsal, owner);
  const lines = SPECIALITIES.flatMap((speciality) => orals.filter(({ code }) => code.startsWith(speciality)).flatMap(({ code, markStep }) =>
    enrolments.filter((enrolment) => enrolment.speciality.code === speciality).map(({ id }) => ({ enrolmentId: id, paperCode: code, points: points(thrown.number.int({ min: 4, max: 16 }), markStep) }))));
  for (let start = 0; start < lines.length; start += SHEET) {
    const sheet = lines.slice(start, start + SHEET);
    await graph.act(staff('UNIT', owner), { name: 'enterMarks', input: 'EnterMarksInput', fields: 'line' }, { mirex: owner, lines: sheet });
    await graph.act(staff('HEAD', owner), { name: 'verifyMarks', input: 'VerifyMarksInput', fields: 'verified' }, { mirex: owner, lines: sheet });
  }
  return lines.length;
}
