import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { developmentToken, developmentTrust } from '@mirex/gateway/access/development-token';
import { bex, candidate, headOfCentre, staff } from '@mirex/host/rehearsal/cast';
import { Graph } from '@mirex/host/rehearsal/graph';
import { acceptLines, exportBatch, noticePayments } from '@mirex/host/rehearsal/pay-batch';
import { checkBatch, depositPayeeFiles, openBatch, type Owed, type PayOffice, type Sealed, sealBatch, setForecast, validateClaims } from '@mirex/host/rehearsal/pay-office';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const trust = developmentTrust('a-secret-of-the-payment-journey-0123456789');
/** In the campaign of the demonstration's session, whatever the clock of this machine says. */
const BEGAN = Date.now();
const now = (): Date => new Date(Date.parse('2026-07-15T08:00:00Z') + Date.now() - BEGAN);
let test: TestProduct;
let graph: Graph;
let office: PayOffice;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO'], enrolments: 20, now, trust });
  graph = new Graph(test.product.gateway.url, { tokenFor: (who) => developmentToken(who, trust, { production: false, now: now().getTime(), hours: 1 }) });
}, 240_000);
afterAll(() => test.stop(), 60_000);

const trans = staff('TRANS', 'NO');

describe('a mission is paid, from its claim to its notice, through the gateway alone', () => {
  let owed: Owed;
  let id: GlobalId;
  let batch: Sealed;

  it('its claim is declared, certified, instructed and validated, each by another person', async () => {
    const { claims } = await graph.ask<{ claims: { edges: { node: Owed & { centre: { id: GlobalId } } }[] } }>(trans,
      '{ claims(first: 1, filter: { mirex: ["NO"], state: EXPECTED }) { edges { node { id version centre { id } actor { id lastName firstName } } } } }');
    const [edge] = claims.edges;
    if (!edge) throw new Error('the demonstration owes nothing to anybody');
    owed = edge.node;
    const certifier = headOfCentre(edge.node.centre.id, 'NO');
    office = { acts: graph, mirex: 'NO', people: { unit: staff('UNIT', 'NO'), certifier, trans, head: staff('HEAD', 'NO'), fin: staff('FIN', 'NO') } };
    await validateClaims(office, [owed]);
    const { claim } = await graph.ask<{ claim: { state: string; changes: { to: string; by: string }[] } }>(trans, 'query ($id: ID!) { claim(id: $id) { state changes { to by } } }', { id: owed.id });
    expect(claim.state).toBe('VALIDATED');
    expect(claim.changes.slice(1).map(({ to, by }) => [to, by])).toEqual([['DECLARED', 'unit-no'], ['SERVICE_CERTIFIED', certifier.sub], ['INSTRUCTED', 'unit-no'], ['VALIDATED', 'trans-no']]);
  });

  it('a batch without its payee and its budget says so; with them it is sealed', async () => {
    id = await openBatch(office, [owed]);
    expect((await checkBatch(office, id)).errors).toEqual([{ code: 'PAYEE_MISSING' }, { code: 'BUDGET_CLOSED' }]);
    await depositPayeeFiles(office, [owed]);
    await setForecast(office, now().getUTCFullYear(), '5000000');
    expect((await checkBatch(office, id)).errors).toEqual([]);
    batch = await sealBatch(office, id);
  });

  it('its file is read by the financial application alone', async () => {
    const sent = await exportBatch(office, id, 'journey-export');
    expect(createHash('sha256').update(sent.text).digest('hex')).toBe(sent.sha256);
    const { total } = JSON.parse(sent.text) as { total: string };
    expect({ total, lines: sent.lines }).toMatchObject({ total: batch.total.minor, lines: [{ claim: owed.id, payee: { iban: expect.stringMatching(/^FR\d{25}$/) } }] });

    expect(await acceptLines(office, id, sent)).toBe('ACK_FULL');
    await noticePayments(office, sent, { paidOn: now().toISOString().slice(0, 10), key: 'journey-payment' });
  });

  it('and the bureau reads it in the budget of the nation', async () => {
    const { claim, budget } = await graph.ask<{ claim: { state: string }; budget: { lines: { forecast: string; committed: string; executed: string }[] } }>(bex,
      'query ($id: ID!, $year: Int!) { claim(id: $id) { state } budget(filter: { year: $year }) { lines { forecast committed executed } } }', { id: owed.id, year: now().getUTCFullYear() });
    expect({ claim, lines: budget.lines }).toEqual({ claim: { state: 'PAID' }, lines: [{ forecast: '5000000', committed: batch.total.minor, executed: batch.total.minor }] });
  });

  it('which is no business of the candidate’s, nor of another MIREX’s agent', async () => {
    for (const who of [candidate(globalId('NO', 'CAN', '0199a2b4-7c11-7d3e-8f00-000000000001'), true), staff('UNIT', 'SE')]) {
      await expect(graph.ask(who, 'query ($id: ID!) { batch(id: $id) { total { minor } } }', { id })).rejects.toThrow(/FORBIDDEN|refusée/);
    }
  });
});
