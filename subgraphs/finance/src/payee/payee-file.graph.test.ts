import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '@mirex/kit/events/inbox';
import { globalId } from '@mirex/schema/global-id';
import { v7 } from 'uuid';

import { BATCH, DETAILS, newNir, openPaymentDesk, type PaymentDesk } from '../batch/payment-desk.fixture.ts';
import { finance } from '../subgraph.ts';

let desk: PaymentDesk;
beforeAll(async () => {
  desk = await openPaymentDesk();
});
afterAll(() => desk.test.close());

/** An actor of this MIREX, as the actors tell of one. */
async function actor(lastName = 'Le Goff', firstName = 'Ariane'): Promise<string> {
  const id = desk.test.context().newId('ACT');
  const payload = { id, lastName, firstName, establishmentUai: null, reference: null, status: 'TEACHER', state: 'ACTIVE', survivorId: null };
  await receive([{ id: v7(), topic: 'actor.changed', key: id, version: 1, payload }], finance.consumes ?? {}, desk.test.instance.context());
  return id;
}
interface Told {
  readonly version: number;
  readonly payload: { readonly actorId: string; readonly nirFingerprint: string | null; readonly ibanFingerprint: string };
}
const told = (id: string): Promise<Told[]> => desk.test.context().em.execute<Told[]>(`select version, payload from outbox where topic = 'payee.changed' and key = ? order by sequence`, [id]);
const codes = async (answer: ReturnType<PaymentDesk['deposit']>): Promise<unknown> => (await answer).data.depositPayeeFile.userErrors.map(({ code }: { code: string }) => code);
describe('a payee file', () => {
  it('is deposited encrypted, and shows neither account nor number, in the graph or in the table', async () => {
    const id = await actor();
    const nir = newNir();
    const { data } = await desk.deposit(id, { ...DETAILS, nir });
    expect(data.depositPayeeFile).toMatchObject({ payeeFile: { status: 'CIVIL_SERVANT', ibanEnd: '0189', hasNir: true, actor: { id } }, userErrors: [] });
    const [row] = await desk.test.context().em.execute<object[]>('select * from payee_file where actor_id = ?', [id]);
    for (const secret of [DETAILS.iban, DETAILS.iban.slice(4, 20), nir, 'Goff']) expect(JSON.stringify(row)).not.toContain(secret);
    const rows = await desk.test.context().em.execute<object[]>('select * from intake_key');
    expect(JSON.stringify(rows)).not.toMatch(/"d":|\\"d\\"/);
  });

  it('replaces the one that there was', async () => {
    const id = await actor();
    const nir = newNir();
    await desk.deposit(id, { ...DETAILS, nir });
    await desk.deposit(id, { ...DETAILS, nir, iban: 'FR1420041010050500013M02606' });
    const { data } = await desk.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Actor { payee { ibanEnd } } } }', { r: [{ __typename: 'Actor', id }] });
    expect(data._entities).toEqual([{ payee: { ibanEnd: '2606' } }]);
    expect(await desk.test.context().em.execute('select from payee_file where actor_id = ?', [id])).toHaveLength(2);
  });

  it.each([
    ['a wrong IBAN', { ...DETAILS, iban: 'FR7630006000011234567890188' }, ['IBAN_INVALID']],
    ['a wrong NIR', { ...DETAILS, nir: '255081416802539' }, ['NIR_INVALID']],
    ['an account in another name', { ...DETAILS, holder: 'Paul Durand' }, ['HOLDER_DIFFERS']],
    ['more than it asks for', { ...DETAILS, password: 'x' }, ['PAYEE_DETAILS_UNREADABLE']],
    ['a number where a text stands', { ...DETAILS, iban: 12 }, ['PAYEE_DETAILS_UNREADABLE']],
  ])('with %s is refused', async (_why, details, refused) => expect(await codes(desk.deposit(await actor(), details))).toEqual(refused));

  it('of the NIR of another actor is refused', async () => {
    const nir = newNir();
    await desk.deposit(await actor(), { ...DETAILS, nir });
    expect(await codes(desk.deposit(await actor(), { ...DETAILS, nir }))).toEqual(['NIR_OF_ANOTHER_ACTOR']);
  });

  it('is told to the actors by fingerprints alone, the later after the earlier', async () => {
    const [id, nir] = [await actor(), newNir()];
    await desk.deposit(id, { ...DETAILS, nir: null });
    await desk.deposit(id, { ...DETAILS, nir });
    const [first, second] = await told(id);
    expect([first?.payload, second?.payload]).toEqual([
      { actorId: id, nirFingerprint: null, ibanFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { actorId: id, nirFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), ibanFingerprint: first?.payload.ibanFingerprint },
    ]);
    expect(second?.version).toBeGreaterThan(first?.version ?? Infinity);
    for (const secret of [nir, DETAILS.iban]) expect(JSON.stringify([first, second])).not.toContain(secret);
  });

  it('that is refused for the NIR of another is told too, so that the two are found; whose file has a NIR keeps it', async () => {
    const [one, double, third] = [await actor(), await actor(), await actor()];
    const nir = newNir();
    await desk.deposit(one, { ...DETAILS, nir });
    await desk.deposit(third, { ...DETAILS, nir: newNir() });
    for (const id of [double, third]) expect(await codes(desk.deposit(id, { ...DETAILS, nir }))).toEqual(['NIR_OF_ANOTHER_ACTOR']);
    const [[of], [again], ofThird] = [await told(one), await told(double), await told(third)];
    expect([again?.payload, ofThird.length]).toEqual([{ ...of?.payload, actorId: double }, 1]);
    expect(await desk.test.context().em.execute('select from payee_file where actor_id = ?', [double])).toHaveLength(0);
  });

  it('that is not encrypted for this MIREX is refused', async () => {
    const input = { mirex: 'NO', actor: await actor(), status: 'RETIRED', details: 'eyJhbGciOiJub25lIn0....' };
    const { data } = await desk.ask('mutation ($input: DepositPayeeFileInput!) { depositPayeeFile(input: $input) { userErrors { code } } }', { input });
    expect(data.depositPayeeFile.userErrors).toEqual([{ code: 'PAYEE_DETAILS_UNREADABLE' }]);
  });

  it('of an actor of another MIREX is taken once something is owed to them here', async () => {
    const id = globalId('SE', 'ACT', v7());
    expect(await codes(desk.deposit(id, { ...DETAILS, nir: newNir() }))).toEqual(['ACTOR_UNKNOWN']);
    await desk.expected({ actorId: id });
    expect(await codes(desk.deposit(id, { ...DETAILS, nir: newNir() }))).toEqual([]);
  });

  it('is seen by the actor whose it is, and by no other', async () => {
    const [mine, other] = [await actor(), await actor()];
    await desk.deposit(mine, { ...DETAILS, nir: newNir() });
    await desk.deposit(other, { ...DETAILS, nir: newNir() });
    const caller = { sub: 'moi', roles: ['EXAM'], mirex: ['NO'], actor: mine as never };
    const { data } = await desk.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Actor { payee { id } } } }', { r: [mine, other].map((id) => ({ __typename: 'Actor', id })) }, caller);
    expect(data._entities).toEqual([{ payee: { id: expect.any(String) } }, { payee: null }]);
  });

  it('that was idle for more than two years keeps a batch from being sealed', async () => {
    const [claim] = await desk.validated();
    await desk.budget('100000');
    await desk.deposit(claim?.actorId ?? '', { ...DETAILS, nir: newNir() });
    await desk.test.context().em.execute(`update payee_file set used_on = '2024-06-19' where actor_id = ?`, [claim?.actorId]);
    const act = async (name: string, type: string, input: object): Promise<{ batch: { id: string; errors: { code: string }[] } }> =>
      (await desk.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { batch { ${BATCH} } } }`, { input })).data[name];
    const { batch } = await act('openBatch', 'OpenBatchInput', { mirex: 'NO', kind: 'PAYROLL', currency: 'EUR' });
    await act('fillBatch', 'FillBatchInput', { batch: batch.id, claims: [claim?.id] });
    expect((await act('checkBatch', 'BatchInput', { batch: batch.id })).batch.errors).toMatchObject([{ code: 'PAYEE_EXPIRED' }]);
  });
});
