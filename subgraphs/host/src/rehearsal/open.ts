import { createHash } from 'node:crypto';

import { askedOnce } from './asked-once.ts';
import { bex } from './cast.ts';
import { type Rehearsal, type RehearsalStep, ZONE } from './rehearsal.ts';

/** The specialities of the rehearsal: those whose papers the referential has, one of each diploma that is delivered. */
export const SPECIALITIES = ['40321004', '50321130', '43321005', '32321308'] as const;

export interface RehearsedPaper {
  readonly code: string;
  readonly label: string;
  readonly mode: 'CCF' | 'TERMINAL';
  readonly markStep: number;
}

/** An oral is heard over a range of days, candidate by candidate; all the others are sat by everybody at once. */
export const isOral = ({ label }: Pick<RehearsedPaper, 'label'>): boolean => /oral/i.test(label);

/** The papers of a speciality in the session, by code. */
export const papersOf = askedOnce(async ({ graph, session }, speciality: string): Promise<RehearsedPaper[]> => {
  const { papers } = await graph.ask<{ papers: RehearsedPaper[] }>(bex, 'query ($session: Int!, $speciality: ID!) { papers(session: $session, speciality: $speciality) { code label mode markStep } }', { session, speciality });
  return papers.toSorted((one, other) => (one.code < other.code ? -1 : 1));
});

/** Terminal papers of all specialities, each with the rank of its day among those of its speciality. */
export async function terminalPapers(rehearsal: Rehearsal): Promise<(RehearsedPaper & { readonly day: number })[]> {
  const all = await Promise.all(SPECIALITIES.map(async (speciality) => {
    const terminal = (await papersOf(rehearsal, speciality)).filter(({ mode }) => mode === 'TERMINAL');
    return terminal.map((paper) => ({ ...paper, day: terminal.filter((other) => isOral(other) === isOral(paper)).indexOf(paper) }));
  }));
  return all.flat();
}

/** Day of the month of the first written paper. */
const FIRST_DAY = 26;
export const writtenDay = (session: number, day: number): string => new Date(Date.UTC(session, 4, FIRST_DAY + day)).toISOString().slice(0, 10);
export const ORAL_DAYS = { from: '06-07', to: '06-14' } as const;

/** The bureau writes the national schedule, has subjects made, and reads what still blocks. */
export const openSession: RehearsalStep = {
  title: 'Ouvrir la session : échéancier national et sujets',
  async run(rehearsal) {
    const { graph, session, look } = rehearsal;
    const papers = await terminalPapers(rehearsal);
    const schedule = papers.map(({ code, day, label }) => (isOral({ label })
      ? { kind: 'WINDOW', paper: code, startsLocal: `${session}-${ORAL_DAYS.from}T08:00`, endsLocal: `${session}-${ORAL_DAYS.to}T18:00` }
      : { kind: 'SITTING', paper: code, startsLocal: `${writtenDay(session, day)}T09:00`, endsLocal: `${writtenDay(session, day)}T11:00` }));
    // One a request: each publishes an edition.
    for (const slot of schedule) await graph.act(bex, { name: 'schedulePaper', input: 'SchedulePaperInput', fields: 'scheduled { startsAt }' }, { ...slot, session, zone: ZONE, round: 'FIRST_GROUP' });
    const written = papers.filter((paper) => !isOral(paper));
    for (const { code } of written) await commission(rehearsal, code);
    await look();
    const { sessionReadiness } = await graph.ask<{ sessionReadiness: { blocking: boolean }[] }>(bex, 'query ($session: Int!) { sessionReadiness(session: $session) { blocking } }', { session });
    return `${papers.length} épreuves à l’échéancier, ${written.length} sujets, ${sessionReadiness.filter(({ blocking }) => blocking).length} contrôles bloquants`;
  },
};

async function commission({ graph, session }: Rehearsal, paper: string): Promise<void> {
  const fields = 'subject { code version }';
  const digest = createHash('sha256').update(`${session} ${paper}`).digest('hex');
  let { subject } = await graph.act<{ subject: { code: string; version: number } }>(bex, { name: 'commissionSubject', input: 'CommissionSubjectInput', fields }, { session, paper, reference: 'A', digest });
  for (const to of ['DRAFTED', 'TESTED', 'VALIDATED']) {
    ({ subject } = await graph.act<{ subject: typeof subject }>(bex, { name: 'moveSubject', input: 'MoveSubjectInput', fields }, { code: subject.code, to, version: subject.version }));
  }
  await graph.act(bex, { name: 'selectSubject', input: 'SelectSubjectInput', fields }, { code: subject.code, role: 'MAIN', version: subject.version });
}
