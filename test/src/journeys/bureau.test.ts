import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublicCell } from '@mirex/gateway/bureau/publication.rules';
import { solvedCells } from '@mirex/gateway/bureau/testing/attack';
import type { BureauGraph } from '@mirex/host/command/bureau-graph';
import { publish } from '@mirex/host/command/bureau-publish';
import { takeSnapshot } from '@mirex/host/command/bureau-snapshot';
import { GraphQLClient } from 'graphql-request';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const ENROLMENTS = 90;
const SNAPSHOT = { session: 2026, acceptIncomplete: false };

let test: TestProduct;
let bureau: BureauGraph;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO', 'SE', 'OP'], enrolments: ENROLMENTS });
  bureau = { url: `${test.product.gateway.url}/graphql`, token: test.product.identities.find(({ claims }) => claims.roles.includes('BEX'))?.token ?? '' };
}, 240_000);
afterAll(() => test.stop(), 60_000);

const readBy = (graph: GraphQLClient, name: string) => graph.request<{ snapshot: { content: string | null; sha256: string | null } }>('query ($name: ID!) { snapshot(name: $name) { content sha256 } }', { name });
const bureauGraph = () => new GraphQLClient(bureau.url, { headers: { authorization: `Bearer ${bureau.token}` } });

describe('the figures of a session', () => {
  it('have the same hash when nothing has changed, and another one when something has', async () => {
    const [one, other] = [await takeSnapshot(bureau, { ...SNAPSHOT, name: 'one' }), await takeSnapshot(bureau, { ...SNAPSHOT, name: 'other' })];
    expect(other.sha256).toBe(one.sha256);
    await test.database('SE').query(`update candidates.enrolment set state = 'WITHDRAWN' where id = (select min(id) from candidates.enrolment)`);
    expect((await takeSnapshot(bureau, { ...SNAPSHOT, name: 'later' })).sha256).not.toBe(one.sha256);
    await expect(takeSnapshot(bureau, { ...SNAPSHOT, name: 'one' })).rejects.toThrow('« one » existe déjà');
  });

  it('count each enrolment once, of every MIREX', async () => {
    const { snapshot } = await readBy(bureauGraph(), 'one');
    const { enrolmentStatistics } = JSON.parse(snapshot.content ?? '{}');
    expect(enrolmentStatistics).toMatchObject({ standing: ENROLMENTS, coverage: { missing: [] } });
    expect(enrolmentStatistics.byMirex.map(({ mirex }: { mirex: string }) => mirex)).toEqual(['NO', 'OP', 'SE']);
  });

  it('are published once, small numbers hidden so that no subtraction finds them', async () => {
    const { secret } = await publish(bureau, { from: 'one', name: 'public' });
    expect(secret).toBeGreaterThan(0);
    await expect(publish(bureau, { from: 'later', name: 'public-2' })).rejects.toThrow('déjà publics');
    const { snapshot } = await readBy(test.graph, 'public');
    const cells = (JSON.parse(snapshot.content ?? '{}') as { enrolments: PublicCell[] }).enrolments;
    expect(cells.filter(({ count }) => count !== null && count < 5)).toEqual([]);
    expect(cells.every((cell) => cell.secret === (cell.count === null))).toBe(true);
    expect(solvedCells(cells)).toEqual([]);
  });

  it('as they are, are for the bureau: others see that they are there', async () => {
    expect(await readBy(test.graph, 'one')).toEqual({ snapshot: { content: null, sha256: null } });
    const agent: BureauGraph = { ...bureau, token: test.product.identities[0]?.token ?? '' };
    await expect(takeSnapshot(agent, { ...SNAPSHOT, name: 'agent' })).rejects.toThrow('FORBIDDEN');
    await expect(publish(agent, { from: 'one', name: 'agent' })).rejects.toThrow('que ce compte puisse lire');
  });
});
