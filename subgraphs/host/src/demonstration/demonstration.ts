import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import type { Installation } from '../installation/installation.ts';
import type { ProductOptions } from '../product/options.ts';
import type { Report } from '../progress/steps.ts';
import { award } from './award.ts';
import { enrol } from './enrol.ts';
import { expectedMarks, mark, pilesOf } from './mark.ts';
import { dice } from './people.ts';
import { place } from './place.ts';
import { seatJuries } from './seat-juries.ts';
import { shareOut } from './shares.ts';
import { staff } from './staff.ts';

export const DEMONSTRATION_SESSION = 2026;

/** The same seed makes the same people, marks and summonses; ids and instants are of their own. */
const SEED = 143_05_03;

/** Fills each MIREX with a session of invented people, as far as it is not filled already. */
export async function demonstrate(installation: Installation, { mirex, enrolments }: ProductOptions, report: Report): Promise<void> {
  for (const [rank, [owner, rows]] of [...shareOut(enrolments, mirex)].entries()) {
    if (rows > 0) await demonstrateOne(installation, owner, rows, SEED + rank, (what) => report(mirex.length > 1 ? `${owner} : ${what}` : what));
  }
  if (enrolments === 0) report('aucune');
}

/** Each act does again nothing that it has done: what a kill -9 has cut goes on at the next start. */
async function demonstrateOne(installation: Installation, owner: MirexCode, rows: number, seed: number, report: (what: string) => void): Promise<void> {
  const at = (subgraph: string) => installation.find(owner, subgraph);
  const thrown = dice(seed);
  const kept = await enrol(at('candidates'), thrown, DEMONSTRATION_SESSION, rows, (done) => report(`${done} pré-inscriptions`));
  for (const subgraph of ['grades', 'centres', 'diplomas']) await told(installation, owner, subgraph, kept);
  report(`${kept} inscriptions, centres`);
  await place(at('centres'), DEMONSTRATION_SESSION);
  const marks = await expectedMarks(at('grades'));
  if (marks.length > 0) {
    report(`${kept} inscriptions, convocations`);
    const [centre] = await at('centres').context().em.execute<{ id: GlobalId }[]>('select id from centre order by id limit 1');
    const summonses = await staff(at('actors'), thrown, DEMONSTRATION_SESSION, pilesOf(marks), centre?.id ?? null);
    await mark(at('grades'), thrown, marks, summonses, (done) => report(`${kept} inscriptions, ${done} notes`));
  }
  const codes = await at('grades').context().em.execute<{ code: string }[]>('select distinct speciality_code as code from known_enrolment');
  await seatJuries(at('actors'), thrown, DEMONSTRATION_SESSION, new Set(codes.map(({ code }) => code)));
  await award(at('diplomas'), DEMONSTRATION_SESSION);
  report(`${kept} inscriptions`);
}

const PATIENCE_MS = 60_000;

/** Waits until a subgraph was told of so many enrolments: events travel a little behind what they tell. */
async function told(installation: Installation, owner: MirexCode, subgraph: string, enrolments: number): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const [row] = await installation.find(owner, subgraph).context().em.execute<{ count: string }[]>('select count(*) as count from known_enrolment');
    if (Number(row?.count) >= enrolments) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${subgraph}@${owner} was not told of ${enrolments} enrolments within ${PATIENCE_MS / 1000} s`);
}
