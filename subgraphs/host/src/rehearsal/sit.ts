import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { askedOnce } from './asked-once.ts';
import { examiner, headOfCentre, staff } from './cast.ts';
import { inParallel } from './acts.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';
import { summonsesOf } from './summon.ts';

export interface RehearsedSitting {
  readonly id: GlobalId;
  readonly startsAt: string;
  readonly paper: { readonly code: string };
  readonly centre: { readonly id: GlobalId };
  readonly allocations: readonly { readonly id: GlobalId; readonly enrolment: { readonly id: GlobalId } }[];
}

const OF_MIREX = `query ($session: Int!, $mirex: [String!]!, $after: String) {
  rows: sittings(filter: { session: $session, mirex: $mirex }, first: 20, after: $after) { edges { node { id startsAt paper { code } centre { id } allocations { id enrolment { id } } } } ${PAGED} }
}`;

/** Sittings that somebody sits, in the order of their hours, once everybody is placed. */
export const sittingsOf = askedOnce(async ({ graph, session }, mirex: MirexCode): Promise<RehearsedSitting[]> => {
  const all = await everyRow<RehearsedSitting>((after) => graph.ask<{ rows: Page<RehearsedSitting> }>(staff('UNIT', mirex), OF_MIREX, { session, mirex: [mirex], after }));
  return all.filter(({ allocations }) => allocations.length > 0).toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
});

/** One candidate in so many stays away from a paper. */
const ABSENT_ONE_IN = 97;

/** Packages go from the printer to the safe to the room; at each hour candidates sit, and the centre says who came. */
export const sitPapers: RehearsalStep = {
  title: 'Passer les épreuves : garde des sujets, présences',
  async run(rehearsal, report) {
    const { session, mirex, clock } = rehearsal;
    await enterPhase(rehearsal, 'PAPERS', `${session}-05-25T06:00:00Z`);
    const sittings = await Promise.all(mirex.map(async (owner) => (await sittingsOf(rehearsal, owner)).map((sitting) => ({ ...sitting, owner }))));
    const all = sittings.flat();
    const packages = await inParallel(all, 4, (sitting) => bringPackage(rehearsal, sitting.owner, sitting));
    const held = all.map((sitting, i) => ({ ...sitting, held: packages[i] as Held })).toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
    let present = 0;
    for (const [startsAt, now] of Map.groupBy(held, (sitting) => sitting.startsAt)) {
      clock.forwardTo(startsAt);
      const came = await inParallel(now, 4, (sitting) => sit(rehearsal, sitting.owner, sitting));
      present += came.reduce((sum, each) => sum + each, 0);
      report(`${startsAt.slice(0, 10)}, ${present} copies`);
    }
    const honoured = await honour(rehearsal, 'INVIGILATION');
    return `${all.length} séances, ${present} présences, ${honoured} missions faites`;
  },
};

interface Held {
  readonly id: GlobalId;
  readonly version: number;
}

const PASS = { name: 'passPackage', input: 'PassPackageInput', fields: 'package { id version }' };

async function bringPackage({ graph, session }: Rehearsal, owner: MirexCode, { id: sittingId, paper, centre, allocations }: RehearsedSitting): Promise<Held> {
  const trans = staff('TRANS', owner);
  const { subjectsFor } = await graph.ask<{ subjectsFor: { code: string; role: string }[] }>(trans, 'query ($paper: ID!, $session: Int!) { subjectsFor(paper: $paper, session: $session) { code role } }', { paper: paper.code, session });
  const subject = subjectsFor.find(({ role }) => role === 'MAIN')?.code ?? '';
  const packed = await graph.act<{ package: Held }>(trans, { ...PASS, name: 'packSubjects', input: 'PackSubjectsInput' }, { sittingId, number: `P-${sittingId}`, format: 'NORMAL', copies: allocations.length + 2, subject });
  const sent = await graph.act<{ package: Held }>(trans, PASS, { ...packed.package, to: 'IN_TRANSIT', sealIntact: true });
  return (await graph.act<{ package: Held }>(headOfCentre(centre.id, owner), PASS, { ...sent.package, to: 'IN_SAFE', centreId: centre.id, sealIntact: true })).package;
}

async function sit({ graph }: Rehearsal, owner: MirexCode, { id: sittingId, centre, allocations, held }: RehearsedSitting & { held: Held }): Promise<number> {
  const head = headOfCentre(centre.id, owner);
  const opened = await graph.act<{ package: Held }>(head, PASS, { ...held, to: 'OPENED', centreId: centre.id, sealIntact: true });
  await graph.act(head, PASS, { ...opened.package, to: 'USED', centreId: centre.id, sealIntact: true });
  const lines = allocations.map(({ id }, i) => ({ allocationId: id, presence: i % ABSENT_ONE_IN === ABSENT_ONE_IN - 1 ? 'ABSENT' : 'PRESENT' }));
  await graph.act(head, { name: 'recordAttendance', input: 'RecordAttendanceInput', fields: 'recorded' }, { sittingId, lines });
  await graph.act(head, { name: 'reportSitting', input: 'ReportSittingInput', fields: 'report { started }' }, { sittingId, started: true });
  return lines.filter(({ presence }) => presence === 'PRESENT').length;
}

/** Those who were summoned for an activity have acknowledged their letters, and came. Returns how many missions were done. */
export async function honour(rehearsal: Rehearsal, activity: string): Promise<number> {
  const { graph, mirex } = rehearsal;
  const act = (name: string) => ({ name, input: 'MoveSummonsInput', fields: 'summons { version }' });
  let honoured = 0;
  for (const owner of mirex) {
    const done = (await summonsesOf(rehearsal, owner)).filter((summons) => summons.activity === activity && summons.state === 'ISSUED');
    await inParallel(done, 8, ({ id, version, actor }) => graph.act(examiner(actor.id, owner), act('acknowledgeSummons'), { id, version }));
    await graph.actOnEach(staff('UNIT', owner), act('recordHonoured'), done.map(({ id, version }) => ({ id, version: version + 1 })));
    honoured += done.length;
  }
  return honoured;
}
