import type { MirexCode } from '@mirex/schema/mirex';

import { bex, staff } from './cast.ts';
import { keyOf } from './key-of.ts';
import { acceptLines, exportBatch, noticePayments } from './pay-batch.ts';
import { depositPayeeFiles, openBatch, type Owed, type PayOffice, sealBatch, setForecast, validateClaims } from './pay-office.ts';
import { everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

const FORECAST = '50000000';

/** Missions that were done are claimed, certified, instructed and validated by different people, then sealed, exported, acknowledged and paid. */
export const payMissions: RehearsalStep = {
  title: 'Payer les missions : quatre personnes, un lot scellé, un accusé',
  async run(rehearsal, report) {
    const told = { claims: 0, minor: 0n };
    for (const owner of rehearsal.mirex) {
      const { claims, minor } = await pay(rehearsal, owner, (done) => report(`${owner} : ${done} dossiers de paiement`));
      told.claims += claims;
      told.minor += minor;
    }
    const { budget } = await rehearsal.graph.ask<{ budget: { lines: { executed: string }[] } }>(bex, 'query ($year: Int!) { budget(filter: { year: $year }) { lines { executed } } }', { year: rehearsal.session });
    const executed = budget.lines.reduce((sum, line) => sum + BigInt(line.executed), 0n);
    if (executed !== told.minor) throw new Error(`the budget says ${executed} where ${told.minor} was paid`);
    return `${told.claims} missions payées, ${(Number(told.minor) / 100).toLocaleString('fr-FR')} €, le budget national dit de même`;
  },
};

async function pay(rehearsal: Rehearsal, mirex: MirexCode, report: (done: number) => void): Promise<{ claims: number; minor: bigint }> {
  const { graph, session, keep } = rehearsal;
  const head = staff('HEAD', mirex);
  const office: PayOffice = { acts: graph, mirex, people: { unit: staff('UNIT', mirex), certifier: head, trans: staff('TRANS', mirex), head, fin: staff('FIN', mirex) } };
  const owed = await markings(rehearsal, mirex);
  await validateClaims(office, owed);
  await depositPayeeFiles(office, owed, report);
  await setForecast(office, session, FORECAST);
  const id = await openBatch(office, owed);
  const batch = await sealBatch(office, id);
  const sent = await exportBatch(office, id, keyOf(mirex, session, 'export'));
  await keep?.(`lot-${mirex}.json`, Buffer.from(sent.text));
  await acceptLines(office, id, sent);
  await noticePayments(office, sent, { paidOn: `${session}-09-15`, key: keyOf(mirex, session, 'payments') });
  return { claims: owed.length, minor: BigInt(batch.total.minor) };
}

/** The claims of the scripts that were marked: the activity of the session whose rate is known. */
async function markings({ graph, session }: Rehearsal, owner: MirexCode): Promise<Owed[]> {
  const question = `query ($mirex: [String!]!, $session: Int!, $after: String) {
    rows: claims(filter: { mirex: $mirex, session: $session, kind: PAY, state: EXPECTED }, first: 200, after: $after) { edges { node { id version actor { id lastName firstName } summons { state activity } } } ${PAGED} } }`;
  type Row = Owed & { summons: { state: string; activity: string } };
  return (await everyRow<Row>((after) => graph.ask<{ rows: Page<Row> }>(staff('UNIT', owner), question, { mirex: [owner], session, after }))).filter(({ summons }) => summons.state === 'HONOURED' && summons.activity === 'SCRIPT_MARKING');
}
