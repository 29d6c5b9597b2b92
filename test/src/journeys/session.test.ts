import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseOf } from '@mirex/host/postgres/role';
import { bex, staff } from '@mirex/host/rehearsal/cast';
import { SessionRehearsal } from '@mirex/host/rehearsal/rehearse';
import { sessionReport } from '@mirex/host/rehearsal/session-report';
import { NATION } from '@mirex/schema/mirex';

import { dropDatabases } from '../processes/databases.ts';

const ENROLMENTS = 48;
const files = new Map<string, Buffer>();
let session: SessionRehearsal;
const databasePrefix = `test_${randomBytes(4).toString('hex')}`;
// Set by jest's set-up.
const { MIREX_TEST_DATABASE_URL: databaseUrl = '', MIREX_TEST_SECRET: secret } = process.env;

beforeAll(() => {
  session = new SessionRehearsal({
    mirex: ['NO', 'SE'], enrolments: ENROLMENTS, databaseUrl, secret, databasePrefix, directory: '', host: '127.0.0.1', port: 0, reset: false, logLevel: 'silent', production: false,
    keep: async (fileName, bytes) => void files.set(fileName, bytes),
  });
});
afterAll(async () => {
  await session.stop();
  await dropDatabases(databaseUrl, ([NATION, 'NO', 'SE'] as const).map((owner) => databaseOf(owner, databasePrefix)));
}, 60_000);

describe('a whole session of two MIREX, through the gateway alone', () => {
  it('goes from the import of pre-registrations to the last payment', async () => {
    for (const step of session.steps) await step.run(() => undefined);
    const told = new Map(session.reports.map(({ title, outcome }) => [title, outcome]));
    expect(told.get('Importer les pré-inscriptions')).toBe(`${ENROLMENTS} lignes retenues`);
    expect(told.get('Convoquer les candidats')).toBe(`${ENROLMENTS} convocations de candidats`);
    expect(told.get('Publier les résultats à leur heure')).toBe(`${ENROLMENTS} résultats, invisibles 5 s avant`);
    expect([...told.values()].filter((outcome) => outcome.includes('undefined'))).toEqual([]);
    expect(sessionReport(session.reports).split('\n')).toHaveLength(session.reports.length + 1);
  }, 600_000);

  it('leaves documents for those whom they are of', () => {
    expect([...files.keys()].toSorted()).toEqual(['convocation-acteur.pdf', 'convocation-candidat.pdf', 'diplome.pdf', 'lot-NO.json', 'lot-SE.json', 'releve.pdf']);
    const pdfs = [...files].filter(([name]) => name.endsWith('.pdf'));
    expect(pdfs.map(([, bytes]) => bytes.subarray(0, 5).toString())).toEqual(pdfs.map(() => '%PDF-'));
  });

  it('locks behind it what its phases locked', async () => {
    const { graph, session: year } = session.rehearsal;
    const late = graph.ask(staff('UNIT', 'NO'), 'mutation ($input: SimulateAllocationInput!) { simulateAllocation(input: $input) { run { id } userErrors { code } } }', { input: { mirex: 'NO', session: year, kind: 'COMPOSITION', seconds: 1 } });
    const { results } = await graph.ask<{ results: { edges: { node: { enrolment: { id: string } } }[] } }>(staff('UNIT', 'NO'), 'query ($session: Int!) { results(filter: { session: $session, mirex: ["NO"] }, first: 1) { edges { node { enrolment { id } } } } }', { session: year });
    const lines = results.edges.map(({ node }) => ({ enrolmentId: node.enrolment.id, paperCode: '40321004.E1.1', points: '20' }));
    await expect(graph.ask(staff('UNIT', 'NO'), 'mutation ($input: EnterMarksInput!) { enterMarks(input: $input) { line userErrors { code } } }', { input: { mirex: 'NO', lines } })).rejects.toThrow('SESSION_ACT_CLOSED');
    await expect(late).resolves.toMatchObject({ simulateAllocation: { run: null } });
  });

  it('and one truth for the nation: every decision that was published is one that a jury signed', async () => {
    const { graph, session: year } = session.rehearsal;
    const question = `query ($session: Int!) {
      examResults(filter: { session: $session }, first: 100) { totalCount edges { node { decision enrolment { id } } } }
      diplomaStatistics(filter: { session: $session }) { diplomas coverage { complete } }
    }`;
    const { examResults, diplomaStatistics } = await graph.ask<{
      examResults: { totalCount: number; edges: { node: { decision: string; enrolment: { id: string } } }[] };
      diplomaStatistics: { diplomas: number; coverage: { complete: boolean } };
    }>(bex, question, { session: year });
    const decisions = new Map(examResults.edges.map(({ node }) => [node.enrolment.id, node.decision]));
    expect(decisions.size).toBe(ENROLMENTS);
    const admitted = [...decisions.values()].filter((decision) => decision.startsWith('ADMITTED')).length;
    expect({ admitted: admitted > 0, numbered: diplomaStatistics.diplomas, complete: diplomaStatistics.coverage.complete }).toEqual({ admitted: true, numbered: admitted, complete: true });
    expect([...decisions.values()].filter((decision) => decision === 'SECOND_GROUP')).toEqual([]);
    for (const owner of ['NO', 'SE'] as const) {
      const { results } = await graph.ask<{ results: { edges: { node: { decision: string; number: number; enrolment: { id: string } } }[] } }>(staff('HEAD', owner),
        'query ($session: Int!, $mirex: [String!]!) { results(filter: { session: $session, mirex: $mirex }, first: 200) { edges { node { decision number enrolment { id } } } } }', { session: year, mirex: [owner] });
      const last = new Map(results.edges.map(({ node }) => node).toSorted((one, other) => one.number - other.number).map(({ enrolment, decision }) => [enrolment.id, decision]));
      for (const [id, decision] of last) expect({ id, decision: decisions.get(id) }).toEqual({ id, decision });
    }
  });
});
