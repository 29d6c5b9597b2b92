import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CLAIM, type Desk, openDesk } from './claim-desk.fixture.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim-state.rules.ts';
import { moveClaims } from './move-claims.service.ts';

const PAGE = `query ($first: Int, $filter: ClaimFilter) { claims(first: $first, filter: $filter) { totalCount edges { node { ${CLAIM} } } } }`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.tell(...Array.from({ length: 124 }, (_, i) => desk.told(3, { session: 2031, activity: i < 4 ? 'INVIGILATION' : 'SCRIPT_MARKING' })));
  const { em } = desk.test.context();
  const priced = await em.find(Claim, { session: 2031, minor: { $ne: null } }, { limit: 20 });
  await moveClaims(priced.map(({ id }) => ({ id, to: ClaimState.DECLARED })), desk.test.context());
});
afterAll(() => desk.test.close());

describe('claims in the graph', () => {
  it('hang on their summons, which this subgraph need not know', async () => {
    const { id, summonsId } = await desk.expected();
    const nobody = desk.test.context().newId('SUM');
    desk.test.forget();
    const { data } = await desk.test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Summons { id claim { id } } } }', {
      r: [summonsId, nobody].map((key) => ({ __typename: 'Summons', id: key })),
    });
    expect(data._entities).toEqual([{ id: summonsId, claim: { id } }, { id: nobody, claim: null }]);
    expect(desk.test.statements).toHaveLength(1);
  });

  it('are listed for the same number of statements, 10 or 100', async () => {
    const statements = async (first: number): Promise<number> => {
      desk.test.forget();
      expect((await desk.test.ask(PAGE, { first, filter: { session: 2031, state: 'EXPECTED' } })).data.claims.edges).toHaveLength(first);
      return desk.test.statements.length;
    };
    expect(await statements(10)).toBe(4);
    expect(await statements(100)).toBe(4);
  });
});

describe('the statistics', () => {
  const STATISTICS = 'query ($filter: ClaimFilter) { claimStatistics(filter: $filter) { claims unpriced totals { currency state claims minor } } }';

  it('add up by currency and state, and count apart what has no amount', async () => {
    desk.test.forget();
    const { data } = await desk.test.ask(STATISTICS, { filter: { session: 2031 } });
    expect(data.claimStatistics).toEqual({
      claims: 124, unpriced: 4,
      totals: [
        { currency: 'EUR', state: 'DECLARED', claims: 20, minor: '160000' },
        { currency: 'EUR', state: 'EXPECTED', claims: 100, minor: '800000' },
      ],
    });
    expect(desk.test.statements).toHaveLength(1);
  });

  it('are those of one state when asked', async () => {
    const { data } = await desk.test.ask(STATISTICS, { filter: { session: 2031, state: 'EXPECTED' } });
    expect(data.claimStatistics).toEqual({
      claims: 104, unpriced: 4, totals: [{ currency: 'EUR', state: 'EXPECTED', claims: 100, minor: '800000' }],
    });
  });

  it('are zero, not null, where there is nothing', async () => {
    const { data } = await desk.test.ask(STATISTICS, { filter: { session: 1999 } });
    expect(data.claimStatistics).toEqual({ claims: 0, unpriced: 0, totals: [] });
  });
});

it('pays in XPF in the Pacific, and in EUR what has no rate in XPF', async () => {
  const pacific = await openDesk('OP');
  try {
    await pacific.tell(...['EXAMINER_SESSION', 'SCRIPT_MARKING'].map((activity) => pacific.told(3, { activity, speciality: '32321007', quantity: 2 })));
    const { data } = await pacific.test.ask('{ claimStatistics { totals { currency claims minor } } }');
    expect(data.claimStatistics.totals).toEqual([{ currency: 'EUR', claims: 1, minor: '500' }, { currency: 'XPF', claims: 1, minor: '13120' }]);
  } finally {
    await pacific.test.close();
  }
});
