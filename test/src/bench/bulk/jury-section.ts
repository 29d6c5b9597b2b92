import { openDeliberation } from '@mirex/grades/deliberation/open-deliberation.service';
import { enrolment, enrolmentTold, EDITION, JURY, juryTold, SPECIALITY, tell } from '@mirex/grades/deliberation/session.fixture';
import { signDeliberation } from '@mirex/grades/deliberation/sign-deliberation.service';
import { enterMarks } from '@mirex/grades/mark/mark.service';
import { verifySheet } from '@mirex/grades/mark/verify-sheet.service';
import { grades } from '@mirex/grades/subgraph';
import type { Context } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Section } from '../section.ts';
import { type BulkRun, measure } from './bulk-run.ts';
import { type BulkAct, bulkTable } from './bulk-table.ts';

const ENROLMENTS = 5_000;
const PAPERS = 20;
const SHEET = 5_000;
const TOLD_AT_ONCE = 500;

type Measured = BulkAct & { runs: BulkRun[]; plain: number[] };
const fresh = (name: string): Measured => ({ name, runs: [], plain: [] });

/** What steps, versions, traces, the rules and the record cost beyond writing the rows of marks and results. */
export const jury: Section = {
  name: 'jury',
  run: async ({ say }) => {
    const acts = { enter: fresh('enter marks, in sheets'), verify: fresh('verify them by a second entry'), open: fresh('open a deliberation: lock, compute, propose'), sign: fresh('sign it: record, tell') };
    const papers = Array.from({ length: PAPERS }, (_, n) => ({ code: `${SPECIALITY}.E${n + 1}`, speciality: SPECIALITY, mode: 'TERMINAL' as const, coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null }));
    const test = await testInstance(grades, { dataSets: { ...EDITION, papers }, subscriptions: { 'decision.recorded': ['diplomas'] } });
    try {
      say(`${ENROLMENTS * PAPERS} marks expected`);
      const told = Array.from({ length: ENROLMENTS }, (_, n) => enrolmentTold(n));
      for (let i = 0; i < told.length; i += TOLD_AT_ONCE) await tell(test, told.slice(i, i + TOLD_AT_ONCE));
      await tell(test, [juryTold()]);
      await onePass(test, acts, say);
    } finally {
      await test.close();
    }
    return bulkTable(`jury: ${ENROLMENTS * PAPERS} marks in bulk, ${ENROLMENTS} enrolments deliberated`, Object.values(acts), [
      'plain SQL: the rows that the act wrote, copied by the server into tables with the same keys, indexes and checks, in one transaction',
      'one pass on a database of its own, nothing warmed up; the edition is invented; memory is that of the process of the bench',
    ]);
  },
};

async function onePass(test: TestInstance, { enter, verify, open, sign }: Readonly<Record<'enter' | 'verify' | 'open' | 'sign', Measured>>, say: (text: string) => void): Promise<void> {
  const as = (sub: string): Context => ({ ...test.context(), caller: { sub, roles: ['UNIT'], mirex: ['NO'] } });
  const marks = Array.from({ length: ENROLMENTS * PAPERS }, (_, i) => ({ enrolmentId: enrolment(i % ENROLMENTS), paperCode: `${SPECIALITY}.E${Math.floor(i / ENROLMENTS) + 1}`, points: String(10 + (i % 7)), version: null }));
  const sheets = Array.from({ length: marks.length / SHEET }, (_, i) => marks.slice(i * SHEET, (i + 1) * SHEET));
  const step = async (act: Measured, rows: number, run: () => Promise<unknown>, plain: readonly string[]): Promise<void> => {
    say(act.name);
    act.runs.push(await measure(rows, test, run));
    act.plain.push(await copied(test, plain));
  };
  const changes = (state: string): string => `insert into bench.mark_change overriding system value select * from mark_change where state_after = '${state}'`;
  await step(enter, marks.length, async () => {
    for (const sheet of sheets) valueOf(await enterMarks(sheet, null, as('first')));
  }, ['insert into bench.mark select * from mark', changes('ENTERED')]);
  await step(verify, marks.length, async () => {
    for (const sheet of sheets) valueOf(await verifySheet(sheet, as('second')));
  }, ['insert into bench.mark select * from mark', changes('VERIFIED')]);
  let record: { readonly id: GlobalId; readonly version: number } | undefined;
  await step(open, ENROLMENTS, async () => {
    record = valueOf(await openDeliberation({ session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY as GlobalId }, null, as('chair')));
  }, ['insert into bench.mark select * from mark', 'insert into bench.result select * from result']);
  if (!record) throw new Error('no deliberation was opened');
  const { id, version } = record;
  await step(sign, ENROLMENTS, async () => valueOf(await signDeliberation(id, version, true, as('chair'))),
    ['insert into bench.mark select * from mark', 'insert into bench.outbox overriding system value select * from outbox']);
}

/** Writes the same rows into twins of their tables, and says how long that took in milliseconds. */
async function copied(test: TestInstance, statements: readonly string[]): Promise<number> {
  const { em } = test.context();
  await em.execute('drop schema if exists bench cascade; create schema bench');
  for (const table of ['mark', 'mark_change', 'result', 'outbox']) await em.execute(`create table bench.${table} (like ${table} including all)`);
  const start = performance.now();
  await em.transactional(async (tx) => {
    for (const sql of statements) await tx.execute(sql);
  });
  return performance.now() - start;
}

function valueOf<Value>(outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: { readonly code: string } }): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
