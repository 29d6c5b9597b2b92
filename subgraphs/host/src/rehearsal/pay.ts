import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';
import { compactDecrypt, CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

import { bex, staff } from './cast.ts';
import { inventedAccount } from './invented-account.ts';
import { everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';
import { keyOf } from './summon.ts';

interface Owed {
  readonly id: GlobalId;
  readonly version: number;
  readonly actor: { readonly id: GlobalId; readonly lastName: string; readonly firstName: string };
}

interface Batch {
  readonly id: GlobalId;
  readonly version: number;
  readonly total: { readonly minor: string };
}

const CALENDAR_BUDGET = '50000000';

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

async function pay(rehearsal: Rehearsal, owner: MirexCode, report: (done: number) => void): Promise<{ claims: number; minor: bigint }> {
  const { graph, session } = rehearsal;
  const [unit, head, trans] = [staff('UNIT', owner), staff('HEAD', owner), staff('TRANS', owner)];
  const owed = await markings(rehearsal, owner);
  const move = (name: string) => ({ name, input: 'MoveClaimInput', fields: 'claim { version }' });
  await graph.actOnEach(unit, move('declareClaim'), owed.map(({ id, version }) => ({ id, version })));
  await graph.actOnEach(head, move('certifyService'), owed.map(({ id, version }) => ({ id, version: version + 1 })));
  for (const [who, name, steps] of [[unit, 'instructClaims', 2], [trans, 'validateClaims', 3]] as const) {
    const { [name]: answer } = await graph.ask<Record<string, { outcomes: { userErrors: { code: string }[] }[] }>>(who, `mutation ($input: MoveClaimsInput!) { ${name}(input: $input) { outcomes { userErrors { code } } } }`,
      { input: { mirex: owner, claims: owed.map(({ id, version }) => ({ id, version: version + steps })) } });
    const refusal = answer?.outcomes.flatMap(({ userErrors }) => userErrors)[0];
    if (refusal) throw new Error(`${name} was refused, ${refusal.code}`);
  }
  await depositFiles(rehearsal, owner, owed, report);
  await graph.act(head, { name: 'setBudgetLine', input: 'SetBudgetLineInput', fields: 'line { forecast }' }, { mirex: owner, year: session, code: '143-05-03', currency: 'EUR', forecast: CALENDAR_BUDGET });
  return { claims: owed.length, minor: await payBatch(rehearsal, owner, owed) };
}

/** The claims of the scripts that were marked: the activity of the session whose rate is known. */
async function markings({ graph, session }: Rehearsal, owner: MirexCode): Promise<Owed[]> {
  const question = `query ($mirex: [String!]!, $session: Int!, $after: String) {
    rows: claims(filter: { mirex: $mirex, session: $session, kind: PAY, state: EXPECTED }, first: 200, after: $after) { edges { node { id version actor { id lastName firstName } summons { state activity } } } ${PAGED} } }`;
  type Row = Owed & { summons: { state: string; activity: string } };
  return (await everyRow<Row>((after) => graph.ask<{ rows: Page<Row> }>(staff('UNIT', owner), question, { mirex: [owner], session, after }))).filter(({ summons }) => summons.state === 'HONOURED' && summons.activity === 'SCRIPT_MARKING');
}

/** One payee file an actor, encrypted where it is typed: neither the gateway nor the graph sees an account. */
async function depositFiles({ graph }: Rehearsal, owner: MirexCode, owed: readonly Owed[], report: (done: number) => void): Promise<void> {
  const trans = staff('TRANS', owner);
  const { payeeIntakeKey } = await graph.ask<{ payeeIntakeKey: string }>(trans, 'query ($mirex: String!) { payeeIntakeKey(mirex: $mirex) }', { mirex: owner });
  const jwk = JSON.parse(payeeIntakeKey) as JWK;
  const key = await importJWK(jwk, 'ECDH-ES+A256KW');
  const actors = new Map(owed.map(({ actor }) => [actor.id, actor]));
  const files = await Promise.all([...actors.values()].map(async ({ id, lastName, firstName }, rank) => ({
    mirex: owner, actor: id, status: 'CIVIL_SERVANT',
    details: await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ holder: `${firstName} ${lastName}`, ...inventedAccount(rank) })))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: jwk.kid ?? '' }).encrypt(key),
  })));
  await graph.actOnEach(trans, { name: 'depositPayeeFile', input: 'DepositPayeeFileInput', fields: 'payeeFile { id }' }, files, report);
}

/** Returns what was paid, in cents. */
async function payBatch({ graph, session, keep }: Rehearsal, owner: MirexCode, owed: readonly Owed[]): Promise<bigint> {
  const [trans, fin, head] = [staff('TRANS', owner), staff('FIN', owner), staff('HEAD', owner)];
  const { batch: { id } } = await graph.act<{ batch: Batch }>(trans, { name: 'openBatch', input: 'OpenBatchInput', fields: 'batch { id }' }, { mirex: owner, kind: 'PAYROLL', currency: 'EUR' });
  await graph.act(trans, { name: 'fillBatch', input: 'FillBatchInput', fields: 'changed' }, { batch: id, claims: owed.map((claim) => claim.id) });
  const { batch: checked } = await graph.act<{ batch: Batch & { errors: { code: string }[] } }>(trans, { name: 'checkBatch', input: 'BatchInput', fields: 'batch { id version errors { code } }' }, { batch: id });
  if (checked.errors[0]) throw new Error(`the batch of ${owner} has a fault: ${checked.errors[0].code}`);
  const { batch } = await graph.act<{ batch: Batch }>(trans, { name: 'sealBatch', input: 'SealBatchInput', fields: 'batch { id version total { minor } }' }, { batch: id, version: checked.version });

  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  const { application } = await graph.act<{ application: { id: string } }>(head, { name: 'registerApplication', input: 'RegisterApplicationInput', fields: 'application { id }' }, { mirex: owner, name: 'Paie', publicKey: JSON.stringify(await exportJWK(publicKey)) });
  const { file } = await graph.act<{ file: { jwe: string; sha256: string } }>(fin, { name: 'exportBatch', input: 'ExportBatchInput', fields: 'file { jwe sha256 }' }, { batch: id, application: application.id, format: 'JSON', idempotencyKey: keyOf(owner, session, 'export') });
  const { plaintext } = await compactDecrypt(file.jwe, privateKey);
  await keep?.(`lot-${owner}.json`, Buffer.from(plaintext));
  const { lines } = JSON.parse(new TextDecoder().decode(plaintext)) as { lines: { line: string; amount: string }[] };
  await graph.act(fin, { name: 'acknowledgeBatch', input: 'AcknowledgeBatchInput', fields: 'batch { state }' }, { batch: id, sha256: file.sha256, lines: lines.map(({ line }) => ({ line, accepted: true })) });
  const payments = lines.map(({ line, amount }) => ({ line, paidOn: `${session}-09-15`, minor: amount }));
  await graph.act(fin, { name: 'recordPayments', input: 'RecordPaymentsInput', fields: 'paid' }, { mirex: owner, idempotencyKey: keyOf(owner, session, 'payments'), payments });
  return BigInt(batch.total.minor);
}
