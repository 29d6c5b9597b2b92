import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { GlobalId } from '@mirex/schema/global-id';

import { exportBatch } from '../export/export-batch.service.ts';
import { ExportFormat } from '../export/export-file.entity.ts';
import { BatchKind } from './batch.entity.ts';
import { checkBatch } from './check-batch.service.ts';
import { fillBatch } from './fill-batch.service.ts';
import { openBatch } from './open-batch.service.ts';
import { DETAILS, newNir, openPaymentDesk, type PaymentDesk } from './payment-desk.fixture.ts';
import { sealBatch } from './seal-batch.service.ts';

let desk: PaymentDesk;
beforeAll(async () => {
  desk = await openPaymentDesk();
  await desk.budget('100000000');
});
afterAll(() => desk.test.close());

const context = (): ReturnType<PaymentDesk['test']['context']> => desk.test.context();

async function opened(): Promise<GlobalId> {
  const batch = await openBatch({ kind: BatchKind.PAYROLL, currency: 'EUR' }, context());
  if (!batch.ok) throw new Error(batch.refusal.code);
  return batch.value.id;
}

async function checked(): Promise<{ id: GlobalId; version: number }> {
  const [claim] = await desk.validated();
  await desk.deposit(claim?.actorId ?? '', { ...DETAILS, nir: newNir() });
  const id = await opened();
  await fillBatch(id, claim ? [claim.id] : [], context());
  const batch = await checkBatch(id, context());
  if (!batch.ok) throw new Error(batch.refusal.code);
  return { id, version: batch.value.version };
}

describe('two at once', () => {
  it('who want one claim in two batches: the second is told that it is in one', async () => {
    const [claim] = await desk.validated();
    const [one, two] = [await opened(), await opened()];
    const named = claim ? [claim.id] : [];
    const second = await meanwhile(context(), (held) => fillBatch(one, named, held), () => fillBatch(two, named, context()));
    expect(second).toMatchObject({ ok: true, value: { added: 0, unfit: [{ why: { code: 'CLAIM_IN_BATCH' } }] } });
  });

  it('who seal one batch have one sealed batch, with one number', async () => {
    const { id, version } = await checked();
    const second = await meanwhile(context(), (held) => sealBatch(id, version, held), () => sealBatch(id, version, context()));
    expect(second).toMatchObject({ ok: true, value: { state: 'SEALED', sequence: 1 } });
    const [counter] = await context().em.execute<{ last: number }[]>('select last from batch_counter');
    expect(counter?.last).toBe(1);
  });

  it('who export one batch under one key have one file', async () => {
    const { id, version } = await checked();
    await sealBatch(id, version, context());
    const { id: application } = await desk.application('Paie');
    const request = { batch: id, application: application as GlobalId, format: ExportFormat.JSON, idempotencyKey: 'two-at-once' };
    let first: unknown;
    const second = await meanwhile(context(), async (held) => (first = await exportBatch(request, held)), () => exportBatch(request, context()));
    const jwe = (outcome: unknown): string => (outcome as { value: { jwe: string } }).value.jwe;
    expect(jwe(second)).toBe(jwe(first));
  });
});

it('an export whose connection is killed leaves the batch sealed, and is made when it is asked for again', async () => {
  const { id, version } = await checked();
  const sealed = await sealBatch(id, version, context());
  const { id: application } = await desk.application('Déplacements');
  const request = { batch: id, application: application as GlobalId, format: ExportFormat.JSON, idempotencyKey: 'killed-once' };
  await expect(context().em.transactional(async (tx) => {
    await exportBatch(request, { ...context(), em: tx });
    await tx.execute('select pg_terminate_backend(pg_backend_pid())');
  })).rejects.toThrow(/connection/i);
  const [row] = await context().em.execute<{ state: string; files: number }[]>(
    'select state, (select count(*)::integer from export_file where batch_id = batch.id) as files from batch where id = ?', [id],
  );
  expect(row).toEqual({ state: 'SEALED', files: 0 });
  expect(await exportBatch(request, context())).toMatchObject({ ok: true, value: { format: 'JSON' } });
  expect(sealed.ok && sealed.value.sequence).toBe(3);
});
