import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { headOf, staff } from './cast.ts';
import { enrolmentsOf, type RehearsedEnrolment } from './enrol.ts';
import { papersOf } from './open.ts';
import { everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

interface Plan {
  readonly id: GlobalId;
  readonly version: number;
  readonly establishmentUai: string;
  readonly speciality: { readonly code: string };
  readonly situations: readonly { readonly number: number }[];
}

const ACT = { input: 'CcfActInput', fields: 'plan { id version }' };

/** The candidates of each school and speciality: those who share a plan. */
const classesOf = (enrolments: readonly RehearsedEnrolment[]): Map<string, RehearsedEnrolment[]> =>
  Map.groupBy(enrolments, ({ establishment, speciality }) => `${establishment.uai} ${speciality.code}`);

/** Schools say how they will assess during the course; the MIREX validates. */
export const planCcf: RehearsalStep = {
  title: 'Établir et valider les plans de CCF',
  async run(rehearsal) {
    let plans = 0;
    for (const owner of rehearsal.mirex) plans += await planOf(rehearsal, owner);
    return `${plans} plans`;
  },
};

async function planOf(rehearsal: Rehearsal, owner: MirexCode): Promise<number> {
  const { graph, session } = rehearsal;
  const classes = classesOf(await enrolmentsOf(rehearsal, owner));
  for (const key of classes.keys()) {
    const [uai = '', speciality = ''] = key.split(' ');
    const situations = (await papersOf(rehearsal, speciality)).filter(({ mode }) => mode === 'CCF').map(({ code, label }) => ({ paper: code, label, weightTenths: 10 }));
    const school = headOf(uai, owner);
    const drafted = await graph.act<{ plan: { id: string; version: number } }>(school, { ...ACT, name: 'draftCcfPlan', input: 'DraftCcfPlanInput' },
      { mirex: owner, session, speciality, establishmentUai: uai, dueAt: `${session}-06-10T22:00:00Z`, situations });
    const submitted = await graph.act<typeof drafted>(school, { ...ACT, name: 'submitCcfPlan' }, asked(drafted.plan));
    await graph.act(staff('UNIT', owner), { ...ACT, name: 'validateCcfPlan' }, asked(submitted.plan));
  }
  return classes.size;
}

const asked = ({ id, version }: { readonly id: string; readonly version: number }): object => ({ planId: id, version });

/** Schools enter what their teachers gave; the MIREX validates, and the marks of the papers follow. */
export const markCcf: RehearsalStep = {
  title: 'Saisir et valider les notes de CCF',
  async run(rehearsal, report) {
    let marks = 0;
    for (const owner of rehearsal.mirex) marks += await markOf(rehearsal, owner, (done) => report(marks + done));
    return `${marks} notes de situations`;
  },
};

async function markOf(rehearsal: Rehearsal, owner: MirexCode, report: (done: number) => void): Promise<number> {
  const { graph, session, thrown } = rehearsal;
  const classes = classesOf(await enrolmentsOf(rehearsal, owner));
  const question = `query ($session: Int!, $mirex: [String!]!, $after: String) {
    rows: ccfWatch(filter: { session: $session, mirex: $mirex }, first: 100, after: $after) { edges { node { id version establishmentUai speciality { code } situations { number } } } ${PAGED} } }`;
  const plans = await everyRow<Plan>((after) => graph.ask<{ rows: Page<Plan> }>(staff('UNIT', owner), question, { session, mirex: [owner], after }));
  let marks = 0;
  for (const { id, version, establishmentUai, speciality, situations } of plans) {
    const school = headOf(establishmentUai, owner);
    const pupils = classes.get(`${establishmentUai} ${speciality.code}`) ?? [];
    const lines = pupils.flatMap((pupil) => situations.map(({ number }) => ({ enrolmentId: pupil.id, situation: number, points: String(thrown.number.int({ min: 6, max: 15 })) })));
    const entered = await graph.act<{ plan: { id: string; version: number } }>(school, { ...ACT, name: 'enterCcfMarks', input: 'EnterCcfMarksInput' }, { planId: id, version, lines });
    const submitted = await graph.act<typeof entered>(school, { ...ACT, name: 'submitCcfMarks' }, asked(entered.plan));
    await graph.act(staff('UNIT', owner), { ...ACT, name: 'validateCcf' }, asked(submitted.plan));
    report((marks += lines.length));
  }
  return marks;
}
