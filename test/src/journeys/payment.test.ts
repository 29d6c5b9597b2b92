import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Claims } from '@mirex/gateway/access/claims';
import { Graph } from '@mirex/host/rehearsal/graph';
import { acceptLines, exportBatch, noticePayments } from '@mirex/host/rehearsal/pay-batch';
import { checkBatch, depositPayeeFiles, openBatch, type Owed, type PayOffice, type Sealed, sealBatch, setForecast, validateClaims } from '@mirex/host/rehearsal/pay-office';
import type { GlobalId } from '@mirex/schema/global-id';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';

let test: TestProduct;
let graph: Graph;
let office: PayOffice;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO', 'SE'], enrolments: 60 });
  graph = new Graph(test.product.gateway.url, { tokenFor: async (who) => identity(who.sub).token });
  const people = { unit: as('unit-no'), certifier: as('centre-no'), trans: as('trans-no'), head: as('head-no'), fin: as('fin-no') };
  office = { acts: graph, mirex: 'NO', people };
}, 240_000);
afterAll(() => test.stop(), 60_000);

function identity(sub: string): TestProduct['product']['identities'][number] {
  const found = test.product.identities.find(({ claims }) => claims.sub === sub);
  if (!found) throw new Error(`nobody is ${sub}`);
  return found;
}
/** One of the demonstration's people. */
const as = (sub: string): Claims => identity(sub).claims;

describe('a mission is paid, from its claim to its notice, through the gateway alone', () => {
  let owed: Owed;
  let id: GlobalId;
  let batch: Sealed;

  it('its claim is declared, certified, instructed and validated, each by another person', async () => {
    const { claims } = await graph.ask<{ claims: { edges: { node: Owed }[] } }>(as('trans-no'),
      '{ claims(first: 1, filter: { mirex: ["NO"], state: EXPECTED }) { edges { node { id version actor { id lastName firstName } } } } }');
    const [edge] = claims.edges;
    if (!edge) throw new Error('the demonstration owes nothing to anybody');
    owed = edge.node;
    await validateClaims(office, [owed]);
    const { claim } = await graph.ask<{ claim: { state: string; changes: { to: string; by: string }[] } }>(as('trans-no'), 'query ($id: ID!) { claim(id: $id) { state changes { to by } } }', { id: owed.id });
    expect(claim.state).toBe('VALIDATED');
    expect(claim.changes.slice(1).map(({ to, by }) => [to, by])).toEqual([['DECLARED', 'unit-no'], ['SERVICE_CERTIFIED', 'centre-no'], ['INSTRUCTED', 'unit-no'], ['VALIDATED', 'trans-no']]);
  });

  it('a batch without its payee and its budget says so; with them it is sealed', async () => {
    id = await openBatch(office, [owed]);
    expect((await checkBatch(office, id)).errors).toEqual([{ code: 'PAYEE_MISSING' }, { code: 'BUDGET_CLOSED' }]);
    await depositPayeeFiles(office, [owed]);
    await setForecast(office, new Date().getUTCFullYear(), '5000000');
    expect((await checkBatch(office, id)).errors).toEqual([]);
    batch = await sealBatch(office, id);
  });

  it('its file is read by the financial application alone', async () => {
    const sent = await exportBatch(office, id, 'journey-export');
    expect(createHash('sha256').update(sent.text).digest('hex')).toBe(sent.sha256);
    const { total } = JSON.parse(sent.text) as { total: string };
    expect({ total, lines: sent.lines }).toMatchObject({ total: batch.total.minor, lines: [{ claim: owed.id, payee: { iban: expect.stringMatching(/^FR\d{25}$/) } }] });

    expect(await acceptLines(office, id, sent)).toBe('ACK_FULL');
    await noticePayments(office, sent, { paidOn: new Date().toISOString().slice(0, 10), key: 'journey-payment' });
  });

  it('and the bureau reads it in the budget of the nation', async () => {
    const { claim, budget } = await graph.ask<{ claim: { state: string }; budget: { lines: { forecast: string; committed: string; executed: string }[] } }>(as('bex'),
      'query ($id: ID!, $year: Int!) { claim(id: $id) { state } budget(filter: { year: $year }) { lines { forecast committed executed } } }', { id: owed.id, year: new Date().getUTCFullYear() });
    expect({ claim, lines: budget.lines }).toEqual({ claim: { state: 'PAID' }, lines: [{ forecast: '5000000', committed: batch.total.minor, executed: batch.total.minor }] });
  });

  it('which is no business of the candidate’s, nor of another MIREX’s agent', async () => {
    for (const who of ['cand-no', 'unit-se']) {
      await expect(graph.ask(as(who), 'query ($id: ID!) { batch(id: $id) { total { minor } } }', { id })).rejects.toThrow(/FORBIDDEN|refusée/);
    }
  });
});
