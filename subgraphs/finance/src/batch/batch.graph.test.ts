import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@mirex/kit/testing/test-instance';

import { Claim } from '../claim/claim.entity.ts';
import { BATCH, DETAILS, FIN, HEAD, newNir, openPaymentDesk, type PaymentDesk, TRANS } from './payment-desk.fixture.ts';

type Read = Answer['data'];

let desk: PaymentDesk;
beforeAll(async () => {
  desk = await openPaymentDesk();
  await desk.budget('100000000');
});
afterAll(() => desk.test.close());

const mutate = async (name: string, type: string, input: object, fields = `batch { ${BATCH} }`, caller = TRANS): Promise<Read> => {
  const answer = await desk.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message } } }`, { input }, caller);
  return answer.data?.[name] ?? answer;
};
const opened = async (changes: object = {}): Promise<Read> => (await mutate('openBatch', 'OpenBatchInput', { mirex: 'NO', kind: 'PAYROLL', currency: 'EUR', ...changes })).batch;
const fill = (batch: string, claims?: string[]): Promise<Read> => mutate('fillBatch', 'FillBatchInput', { batch, claims }, `changed unfit { claim code } batch { ${BATCH} }`);
const check = async (batch: string): Promise<Read> => (await mutate('checkBatch', 'BatchInput', { batch })).batch;
const seal = (batch: string, version: number): Promise<Read> => mutate('sealBatch', 'SealBatchInput', { batch, version });
const codes = ({ userErrors }: Read): string[] => userErrors.map(({ code }: Read) => code);

/** A sealed batch of claims that can all be paid. */
async function sealed(count = 1): Promise<{ batch: Read; claims: Claim[] }> {
  const claims = await desk.validated(count);
  for (const { actorId } of claims) await desk.deposit(actorId, { ...DETAILS, nir: newNir() });
  const { id } = await opened({ kind: 'PAYROLL' });
  await fill(id, claims.map((claim) => claim.id));
  const { version } = await check(id);
  return { batch: (await seal(id, version)).batch, claims };
}

describe('a batch', () => {
  it('takes the claims that are named and fit, and says why the others do not', async () => {
    const [fit] = await desk.validated();
    const declared = await desk.expected();
    const other = await opened();
    const { id } = await opened();
    const first = await fill(id, [fit?.id ?? '', declared.id]);
    expect(first).toMatchObject({ changed: 1, unfit: [{ claim: declared.id, code: 'CLAIM_NOT_PAYABLE' }], userErrors: [] });
    expect(first.batch).toMatchObject({ state: 'OPEN', lineCount: 1, total: { minor: '8000', currency: 'EUR' } });
    expect((await fill(other.id, [fit?.id ?? ''])).unfit).toEqual([{ claim: fit?.id, code: 'CLAIM_IN_BATCH' }]);
    const travel = await opened({ kind: 'TRAVEL' });
    const [second] = await desk.validated();
    expect((await fill(travel.id, [second?.id ?? ''])).unfit).toEqual([{ claim: second?.id, code: 'CLAIM_OF_ANOTHER_KIND' }]);
  });

  it('is opened in a currency that the MIREX pays in', async () => {
    expect(codes(await mutate('openBatch', 'OpenBatchInput', { mirex: 'NO', kind: 'PAYROLL', currency: 'XPF' }))).toEqual(['BATCH_CURRENCY']);
  });

  it('finds every error at once, and is not sealed while it has one', async () => {
    const [claim] = await desk.validated();
    const { id } = await opened();
    await fill(id, [claim?.id ?? '']);
    const checked = await check(id);
    expect(checked).toMatchObject({ state: 'CHECKED', errors: [{ code: 'PAYEE_MISSING', claim: claim?.id }] });
    expect(codes(await seal(id, checked.version))).toEqual(['BATCH_HAS_ERRORS']);
    expect((await desk.ask(`query ($id: ID!) { batch(id: $id) { state sequence } }`, { id })).data.batch).toEqual({ state: 'CHECKED', sequence: null });
  });

  it('is given back what is taken out of it', async () => {
    const [one, two] = await desk.validated(2);
    const { id } = await opened();
    await fill(id, [one?.id ?? '', two?.id ?? '']);
    const emptied = await mutate('emptyBatch', 'EmptyBatchInput', { batch: id, claims: [one?.id] }, `changed batch { ${BATCH} }`);
    expect(emptied).toMatchObject({ changed: 1, batch: { lineCount: 1, total: { minor: '8000' }, lines: { edges: [{ node: { rank: 1, claim: { id: two?.id, state: 'BATCHED' } } }] } } });
    expect(await desk.test.context().em.findOneOrFail(Claim, { id: one?.id ?? ('' as never) })).toMatchObject({ state: 'VALIDATED' });
  });

  it('is sealed once: its number, total and hash stay, its lines too', async () => {
    const { batch } = await sealed(2);
    expect(batch).toMatchObject({ state: 'SEALED', lineCount: 2, total: { minor: '16000' }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await seal(batch.id, 1)).batch).toEqual(batch);
    expect(codes(await fill(batch.id))).toEqual(['BATCH_TRANSITION']);
    const { em } = desk.test.context();
    await expect(em.execute('update batch_line set minor = 1 where batch_id = ?', [batch.id])).rejects.toThrow(/sealed batch does not change/);
    const next = await sealed();
    expect(next.batch.sequence).toBe(batch.sequence + 1);
  });

  it('whose total is not that of its lines cannot be sealed, not even by SQL', async () => {
    const { id } = await opened();
    await expect(desk.test.context().em.execute(`update batch set state = 'SEALED', sequence = 999, sha256 = 'x', sealed_at = now(), minor = 5 where id = ?`, [id])).rejects.toThrow(/total/);
  });

  it('beyond the budget is sealed only once somebody says why', async () => {
    await desk.budget('1');
    const [claim] = await desk.validated();
    await desk.deposit(claim?.actorId ?? '', { ...DETAILS, nir: newNir() });
    const { id } = await opened();
    await fill(id, [claim?.id ?? '']);
    expect((await check(id)).errors).toMatchObject([{ code: 'BUDGET_EXCEEDED', line: null }]);
    await desk.budget('1', 'Accord du BOP du 12 juin');
    const { version, errors } = await check(id);
    expect(errors).toEqual([]);
    expect((await seal(id, version)).batch.state).toBe('SEALED');
    await desk.budget('100000000');
  });
});

describe('a file', () => {
  const exported = (batch: string, application: string, key: string, format = 'JSON'): Promise<Read> =>
    mutate('exportBatch', 'ExportBatchInput', { batch, application, format, idempotencyKey: key }, 'file { format sha256 bytes jwe application { id } }', FIN);

  it('is read by its application alone, and says what was sealed', async () => {
    const { batch, claims } = await sealed(2);
    const paie = await desk.application('Paie');
    const { file, userErrors } = await exported(batch.id, paie.id, 'export-0001');
    expect(userErrors).toEqual([]);
    const text = await paie.read(file.jwe);
    expect(createHash('sha256').update(text).digest('hex')).toBe(file.sha256);
    const read = JSON.parse(text);
    expect(read).toMatchObject({ format: 'mirex.finance.batch', mirex: 'NO', kind: 'PAYROLL', sequence: batch.sequence, sealedSha256: batch.sha256, lineCount: 2, total: '16000' });
    expect(read.lines.map(({ claim }: Read) => claim).sort()).toEqual(claims.map(({ id }) => id).sort());
    expect(read.lines[0].payee).toMatchObject({ holder: 'Ariane Le Goff', iban: DETAILS.iban });
    expect(JSON.stringify(file)).not.toContain(DETAILS.iban);
  });

  it('is the same for the same key, and made for no other', async () => {
    const { batch } = await sealed();
    const dt = await desk.application('Déplacements');
    const [first, again] = [await exported(batch.id, dt.id, 'export-0002'), await exported(batch.id, dt.id, 'export-0002')];
    expect(again.file).toEqual(first.file);
    expect((await exported(batch.id, dt.id, 'export-0003')).userErrors).toMatchObject([{ code: 'BATCH_ALREADY_SENT', message: expect.stringContaining('export-0002') }]);
    await expect(desk.test.context().em.execute('delete from export_file')).rejects.toThrow(/does not change/);
  });

  it('that cannot be made leaves the batch sealed', async () => {
    const { batch } = await sealed();
    const app = await desk.application('Sans compte');
    expect(codes(await exported(batch.id, app.id, 'export-0004', 'PAIN_001'))).toEqual(['DEBTOR_MISSING']);
    expect((await desk.ask('query ($id: ID!) { batch(id: $id) { state file { format } } }', { id: batch.id })).data.batch).toEqual({ state: 'SEALED', file: null });
    const { id } = await opened();
    expect(codes(await exported(id, app.id, 'export-0005'))).toEqual(['BATCH_TRANSITION']);
    expect(codes(await exported(batch.id, app.id, 'short'))).toEqual(['IDEMPOTENCY_KEY_MALFORMED']);
  });

  it('is not for a key that should have stayed private', async () => {
    const input = { mirex: 'NO', name: 'Trop', publicKey: JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' }) };
    expect(codes(await mutate('registerApplication', 'RegisterApplicationInput', input, 'application { id }', HEAD))).toEqual(['RECIPIENT_KEY_PRIVATE']);
    expect(codes(await mutate('registerApplication', 'RegisterApplicationInput', { ...input, publicKey: '{}' }, 'application { id }', HEAD))).toEqual(['RECIPIENT_KEY']);
  });

  describe('that was sent', () => {
    const sent = async (count: number): Promise<{ batch: Read; sha256: string; lines: Read[]; claims: Claim[] }> => {
      const { batch, claims } = await sealed(count);
      const app = await desk.application(`Application ${batch.sequence}`);
      const { file } = await exported(batch.id, app.id, `export-${batch.id}`.slice(0, 60));
      return { batch, sha256: file.sha256, lines: batch.lines.edges.map(({ node }: Read) => node), claims };
    };
    const acknowledge = (batch: string, sha256: string, lines: object[]): Promise<Read> => mutate('acknowledgeBatch', 'AcknowledgeBatchInput', { batch, sha256, lines }, undefined, FIN);
    const pay = (key: string, payments: object[]): Promise<Read> => mutate('recordPayments', 'RecordPaymentsInput', { mirex: 'NO', idempotencyKey: key, payments }, 'paid', FIN);

    it('is acknowledged in part; the rejected line is corrected, and sent in another batch that names it', async () => {
      const { batch, sha256, lines: [one, two] } = await sent(2);
      const acked = await acknowledge(batch.id, sha256, [{ line: one.id, accepted: true }, { line: two.id, accepted: false, code: 'AC01', text: 'Compte clos' }]);
      expect(acked.batch).toMatchObject({ state: 'ACK_PARTIAL', lines: { edges: [{ node: { state: 'ACCEPTED', claim: { state: 'ACCEPTED' } } }, { node: { state: 'REJECTED', code: 'AC01', claim: { state: 'REJECTED' } } }] } });
      expect((await acknowledge(batch.id, sha256, [{ line: one.id, accepted: true }])).batch.version).toBe(acked.batch.version);
      expect(codes(await mutate('closeBatch', 'BatchInput', { batch: batch.id }))).toEqual(['BATCH_LINES_WAIT']);

      const { data } = await desk.ask('query ($id: ID!) { claim(id: $id) { version } }', { id: two.claim.id });
      await mutate('correctClaim', 'CorrectClaimInput', { id: two.claim.id, version: data.claim.version, reason: 'Nouveau RIB' }, 'claim { state }');
      const { id } = await opened();
      const refilled = await fill(id, [two.claim.id]);
      expect(refilled.batch.lines.edges).toMatchObject([{ node: { corrects: two.id, claim: { state: 'BATCHED' } } }]);
      expect((await mutate('closeBatch', 'BatchInput', { batch: batch.id })).batch.state).toBe('CLOSED');
    });

    it.each([
      ['of another file', ({ lines: [one] }: Read) => ({ sha256: '0'.repeat(64), lines: [{ line: one.id, accepted: true }] }), 'ACK_HASH'],
      ['that names a line of nobody', ({ sha256, lines: [one] }: Read) => ({ sha256, lines: [{ line: one.id, accepted: true }, { line: 'NO-BLN-x', accepted: true }] }), 'ACK_LINES_UNKNOWN'],
      ['that rejects without a code', ({ sha256, lines: [one] }: Read) => ({ sha256, lines: [{ line: one.id, accepted: false }] }), 'ACK_CODE_MISSING'],
      ['that says two things of one line', ({ sha256, lines: [one] }: Read) => ({ sha256, lines: [{ line: one.id, accepted: true }, { line: one.id, accepted: true }] }), 'ACK_LINE_TWICE'],
      ['that says nothing', ({ sha256 }: Read) => ({ sha256, lines: [] }), 'ACK_EMPTY'],
    ])('keeps nothing of an acknowledgement %s', async (_why, given, code) => {
      const file = await sent(1);
      const { sha256, lines } = given(file);
      expect(codes(await acknowledge(file.batch.id, sha256, lines))).toEqual([code]);
      expect((await desk.ask(`query ($id: ID!) { batch(id: $id) { ${BATCH} } }`, { id: file.batch.id })).data.batch).toMatchObject({ state: 'SENT', lines: { edges: [{ node: { state: 'PENDING' } }] } });
    });

    it('is acknowledged line by line: in part as long as one waits, then as all of them were', async () => {
      const states = async (...verdicts: boolean[]): Promise<string[]> => {
        const { batch, sha256, lines } = await sent(verdicts.length);
        const seen: string[] = [];
        for (const [i, accepted] of verdicts.entries()) seen.push((await acknowledge(batch.id, sha256, [{ line: lines[i].id, accepted, ...(!accepted && { code: 'AC01' }) }])).batch.state);
        return seen;
      };
      expect(await states(false, false)).toEqual(['ACK_PARTIAL', 'ACK_NONE']);
      expect(await states(true, true)).toEqual(['ACK_PARTIAL', 'ACK_FULL']);
      expect(await states(false, true)).toEqual(['ACK_PARTIAL', 'ACK_PARTIAL']);
    });

    it('is not acknowledged otherwise later', async () => {
      const { batch, sha256, lines: [one] } = await sent(1);
      await acknowledge(batch.id, sha256, [{ line: one.id, accepted: true }]);
      expect(codes(await acknowledge(batch.id, sha256, [{ line: one.id, accepted: false, code: 'AC04' }]))).toEqual(['ACK_CONTRADICTS']);
    });

    it('is paid line by line, once, never more than was due', async () => {
      const { batch, sha256, lines: [one, two] } = await sent(2);
      expect(codes(await pay('payment-0', [{ line: one.id, paidOn: '2026-07-01', minor: '8000' }]))).toEqual(['PAYMENT_LINE_NOT_ACCEPTED']);
      await acknowledge(batch.id, sha256, [one, two].map(({ id }) => ({ line: id, accepted: true })));
      const notice = [{ line: one.id, paidOn: '2026-07-01', minor: '8000' }, { line: two.id, paidOn: '2026-07-01', minor: '7500' }];
      expect(codes(await pay('payment-1', [{ ...notice[0], minor: '8001' }]))).toEqual(['PAYMENT_AMOUNT']);
      expect((await pay('payment-2', notice)).paid).toBe(2);
      expect((await pay('payment-2', notice)).paid).toBe(2);
      expect((await pay('payment-3', notice)).paid).toBe(0);
      expect(codes(await pay('payment-2', notice.slice(1)))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      expect(codes(await pay('payment-4', [{ ...notice[0], paidOn: '2026-07-02' }]))).toEqual(['PAYMENT_CONTRADICTS']);
      const { data } = await desk.ask(`query ($id: ID!) { claim(id: $id) { state payments { state paidOn paid { minor } } } }`, { id: two.claim.id });
      expect(data.claim).toEqual({ state: 'PAID', payments: [{ state: 'ACCEPTED', paidOn: '2026-07-01', paid: { minor: '7500' } }] });
    });
  });
});

it('the budget says what is forecast, waits, is committed and was paid', async () => {
  const { data } = await desk.ask('{ budget(filter: { year: 2026, mirex: ["NO"] }) { lines { code currency forecast expected committed executed } } }', {}, HEAD);
  const [line] = data.budget.lines;
  expect(line).toMatchObject({ code: '143-05-03', currency: 'EUR', forecast: '100000000', executed: '15500' });
  const [sum] = await desk.test.context().em.execute<{ minor: string }[]>(
    `select sum(l.minor)::text as minor from batch_line l join batch b on b.id = l.batch_id where b.sequence is not null and l.state <> 'REJECTED'`,
  );
  expect(line.committed).toBe(sum?.minor);
});
