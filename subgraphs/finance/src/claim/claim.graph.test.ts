import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import type { Event } from '@mirex/kit/events/event';
import { receive } from '@mirex/kit/events/inbox';
import { AGENT, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { SummonsTold } from '@mirex/schema/events';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { EDITION, rate } from '../edition.fixture.ts';
import { finance } from '../subgraph.ts';
import { ClaimChange } from './claim-change.entity.ts';
import { ClaimLine } from './claim-line.entity.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim-state.rules.ts';
import { moveClaims } from './move-claims.service.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const NOW = new Date('2026-06-20T08:00:00Z');
const HEAD: Caller = { sub: 'chef-de-centre', roles: ['CENTRE'], mirex: ['NO'] };

const CLAIM = `id state version session missionDate summonsCancelled total { minor currency } unpricedBecause { code message }
  lines { rank activity quantity unit { minor currency } amount { minor currency } rate } summons { id } actor { id }
  changes { version by from to reason }`;
const PAGE = `query ($first: Int, $filter: ClaimFilter) { claims(first: $first, filter: $filter) { totalCount edges { node { ${CLAIM} } } } }`;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(finance, { dataSets: EDITION, now: () => NOW });
});
afterAll(() => test.close());

const tell = (...events: Event[]): Promise<void> => receive(events, finance.consumes ?? {}, test.instance.context());

/** What the actors tell of a summons; a new one unless its id is given. */
function told(version: number, changes: Partial<SummonsTold> = {}): Event<SummonsTold> {
  const id = changes.id ?? test.context().newId('SUM');
  const payload = {
    id, actorId: test.context().newId('ACT'), session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', date: '2026-06-15', quantity: 40, state: 'HONOURED', ...changes,
  };
  return { id: randomUUID(), topic: 'summons.changed', key: id, version, payload };
}

const claimOf = ({ key }: Event): Promise<Claim> => test.context().em.findOneOrFail(Claim, { summonsId: key as GlobalId });

async function expected(changes: Partial<SummonsTold> = {}): Promise<Claim> {
  const event = told(3, changes);
  await tell(event);
  return claimOf(event);
}

async function act(name: 'declareClaim' | 'certifyService' | 'cancelClaim', input: object, caller: Caller = AGENT): Promise<any> {
  const type = name === 'cancelClaim' ? 'CancelClaimInput' : 'MoveClaimInput';
  const answer = await test.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { claim { ${CLAIM} } userErrors { code message } } }`, { input }, caller);
  return answer.errors ? { errors: answer.errors } : answer.data[name];
}

const codeOf = (payload: any): string | undefined => payload.userErrors[0]?.code;

describe('an honoured summons', () => {
  it('makes a claim, priced by the rate of the mission’s day', async () => {
    const event = told(3);
    await tell(event);
    const { data } = await test.ask(`query ($id: ID!) { claim(id: $id) { ${CLAIM} } }`, { id: (await claimOf(event)).id });
    expect(data.claim).toEqual({
      id: expect.stringMatching(/^NO-CLA-/), state: 'EXPECTED', version: 1, session: 2026, missionDate: '2026-06-15', summonsCancelled: false,
      total: { minor: '8000', currency: 'EUR' }, unpricedBecause: null,
      lines: [{
        rank: 1, activity: 'SCRIPT_MARKING', quantity: 40, unit: { minor: '200', currency: 'EUR' }, amount: { minor: '8000', currency: 'EUR' }, rate: '1/SCRIPT_MARKING/4/2024-01-01',
      }],
      summons: { id: event.key }, actor: { id: event.payload.actorId },
      changes: [{ version: 1, by: 'system', from: null, to: 'EXPECTED', reason: null }],
    });
  });

  it.each([
    ['an activity without a rate', { activity: 'INVIGILATION' }, 'RATE_MISSING'],
    ['a day before every rate', { date: '2019-12-31' }, 'RATE_MISSING'],
    ['a diploma whose level nobody knows', { speciality: '99999999' }, 'DIPLOMA_LEVEL_UNKNOWN'],
  ])('makes a claim without an amount for %s, and says so', async (_why, changes, code) => {
    const { id } = await expected(changes);
    const { data } = await test.ask(`query ($id: ID!) { claim(id: $id) { ${CLAIM} } }`, { id });
    expect(data.claim).toMatchObject({ state: 'EXPECTED', total: null, lines: [], unpricedBecause: { code, message: expect.stringMatching(/\.$/) } });
  });

  it.each(['ISSUED', 'ACKNOWLEDGED', 'ABSENT', 'ABSENT_JUSTIFIED', 'CANCELLED'])('is the only one that makes a claim: %s makes none', async (state) => {
    const event = told(1, { state });
    await tell(event);
    expect(await test.context().em.count(Claim, { summonsId: event.key as GlobalId })).toBe(0);
  });
});

describe('what the actors tell', () => {
  it('is applied once, however often it is told', async () => {
    const event = told(3);
    await tell(event, event);
    await Promise.all([tell(event), tell(event)]);
    expect(await test.context().em.count(Claim, { summonsId: event.key as GlobalId })).toBe(1);
  });

  it('is applied once when told again as another event of the same version', async () => {
    const event = told(3);
    await tell(event);
    await tell({ ...event, id: randomUUID() });
    const claim = await claimOf(event);
    expect(await test.context().em.count(ClaimLine, { claim })).toBe(1);
  });

  it('is ignored when something newer was told', async () => {
    const cancelled = told(4, { state: 'CANCELLED' });
    await tell(cancelled);
    await tell(told(3, { id: cancelled.payload.id }));
    expect(await test.context().em.count(Claim, { summonsId: cancelled.payload.id })).toBe(0);
  });

  it('cancels a claim that nobody has declared', async () => {
    const claim = await expected();
    await tell(told(4, { id: claim.summonsId, state: 'CANCELLED' }));
    const em = test.context().em;
    expect(await em.findOneOrFail(Claim, { id: claim.id })).toMatchObject({ state: 'CANCELLED', summonsCancelled: true, version: 2 });
    expect(await em.find(ClaimChange, { claim: claim.id }, { orderBy: { version: 'asc' } })).toMatchObject([{ to: 'EXPECTED' }, { version: 2, from: 'EXPECTED', to: 'CANCELLED' }]);
  });

  it('only marks a claim that was declared: it cannot be certified any more, but cancelled', async () => {
    const { id, summonsId } = await expected();
    await act('declareClaim', { id, version: 1 });
    await tell(told(4, { id: summonsId, state: 'CANCELLED' }));
    expect(await test.context().em.findOneOrFail(Claim, { id })).toMatchObject({ state: 'DECLARED', summonsCancelled: true, version: 3 });
    expect(codeOf(await act('certifyService', { id, version: 3 }, HEAD))).toBe('CLAIM_SUMMONS_CANCELLED');
    expect((await act('cancelClaim', { id, version: 3, reason: 'Centre fermé' })).claim).toMatchObject({ state: 'CANCELLED', version: 4 });
  });

  it('makes the claims of a long list in a few statements', async () => {
    const events = Array.from({ length: 300 }, () => told(3, { session: 2031 }));
    test.forget();
    await tell(...events);
    expect(test.statements.length).toBeLessThan(20);
    expect(await test.context().em.count(Claim, { session: 2031 })).toBe(300);
  });
});

describe('a claim on its way', () => {
  it('is declared by one and certified by another, each step traced', async () => {
    const { id } = await expected();
    await act('declareClaim', { id, version: 1 });
    const { claim, userErrors } = await act('certifyService', { id, version: 2 }, HEAD);
    expect(userErrors).toEqual([]);
    expect(claim).toMatchObject({ state: 'SERVICE_CERTIFIED', version: 3 });
    expect(claim.changes.map(({ from, to, by }: any) => [from, to, by])).toEqual([
      [null, 'EXPECTED', 'system'], ['EXPECTED', 'DECLARED', 'agent-no'], ['DECLARED', 'SERVICE_CERTIFIED', 'chef-de-centre'],
    ]);
  });

  it('is not certified by who declared it', async () => {
    const { id } = await expected();
    await act('declareClaim', { id, version: 1 });
    expect(codeOf(await act('certifyService', { id, version: 2 }))).toBe('DUTIES_NOT_SEPARATED');
    expect(await test.context().em.findOneOrFail(Claim, { id })).toMatchObject({ state: 'DECLARED', version: 2 });
  });

  it.each([
    ['certified before it is declared', 'certifyService', {}, 'CLAIM_TRANSITION'],
    ['declared on a version that is not its own', 'declareClaim', { version: 2 }, 'CLAIM_CHANGED_MEANWHILE'],
    ['declared when there is none', 'declareClaim', { id: globalId('NO', 'CLA', UUID) }, 'CLAIM_UNKNOWN'],
  ] as const)('is not %s', async (_why, name, changes, code) => {
    const { id } = await expected();
    expect(await act(name, { id, version: 1, ...changes })).toEqual({ claim: null, userErrors: [{ code, message: expect.stringMatching(/\.$/) }] });
    expect(await test.context().em.findOneOrFail(Claim, { id })).toMatchObject({ state: 'EXPECTED', version: 1 });
  });

  it('is not declared while there is no rate, and is as soon as a new edition has it', async () => {
    const { id } = await expected({ activity: 'CENTRE_HEAD', speciality: null });
    expect(codeOf(await act('declareClaim', { id, version: 1 }))).toBe('RATE_MISSING');
    const rates = [...(EDITION.rates ?? []), rate({ activity: 'CENTRE_HEAD', level: null, minor: '1234' })];
    await keepEdition(test.context().em, { number: 2, dataSets: { ...EDITION, rates } });
    expect((await act('declareClaim', { id, version: 1 })).claim).toMatchObject({
      state: 'DECLARED', total: { minor: '49360', currency: 'EUR' }, unpricedBecause: null, lines: [{ rate: '2/CENTRE_HEAD/*/2020-01-01' }],
    });
  });

  it('is declared by one of two who declare it at once', async () => {
    const { id } = await expected();
    const payloads = await Promise.all([act('declareClaim', { id, version: 1 }), act('declareClaim', { id, version: 1 }, HEAD)]);
    expect(payloads.map(codeOf).sort()).toEqual(['CLAIM_CHANGED_MEANWHILE', undefined]);
    expect(await test.context().em.count(ClaimChange, { claim: id })).toBe(2);
  });

  it.each([
    ['no id at all', 'x', 'ID_MALFORMED'],
    ['a summons’ id', globalId('NO', 'SUM', UUID), 'ID_OF_ANOTHER_TYPE'],
    ['an id of another MIREX', globalId('OP', 'CLA', UUID), 'MIREX_NOT_SERVED'],
  ])('is not found by %s', async (_why, id, code) => {
    expect((await act('declareClaim', { id, version: 1 })).errors[0].extensions.code).toBe(code);
    const { errors } = await test.ask('query ($id: ID!) { claim(id: $id) { state } }', { id });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('goes with a thousand others, each on its own merits', async () => {
    await tell(...Array.from({ length: 400 }, (_, i) => told(3, { session: 2032, activity: i % 100 === 0 ? 'INVIGILATION' : 'EXAMINER_SESSION', speciality: '32321007' })));
    const ids = (await test.context().em.find(Claim, { session: 2032 })).map(({ id }) => id);
    const declared = await moveClaims(ids.map((id) => ({ id, to: ClaimState.DECLARED })), test.context());
    expect(declared.filter(({ ok }) => ok)).toHaveLength(396);
    const certified = await moveClaims(ids.map((id) => ({ id, to: ClaimState.SERVICE_CERTIFIED })), { ...test.context(), caller: HEAD });
    expect(certified.filter(({ ok }) => ok)).toHaveLength(396);
    await expect(moveClaims([ids[0]!, ids[0]!].map((id) => ({ id, to: ClaimState.INSTRUCTED })), test.context())).rejects.toThrow('once');
  });
});

describe('claims in the graph', () => {
  it('hang on their summons, which this subgraph need not know', async () => {
    const { id, summonsId } = await expected();
    const nobody = test.context().newId('SUM');
    test.forget();
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Summons { id claim { id } } } }', {
      r: [summonsId, nobody].map((key) => ({ __typename: 'Summons', id: key })),
    });
    expect(data._entities).toEqual([{ id: summonsId, claim: { id } }, { id: nobody, claim: null }]);
    expect(test.statements).toHaveLength(1);
  });

  it('are listed for the same number of statements, 10 or 100', async () => {
    const statements = async (first: number): Promise<number> => {
      test.forget();
      expect((await test.ask(PAGE, { first, filter: { session: 2031, state: 'EXPECTED' } })).data.claims.edges).toHaveLength(first);
      return test.statements.length;
    };
    expect(await statements(10)).toBe(4);
    expect(await statements(100)).toBe(4);
  });
});

describe('the statistics', () => {
  const STATISTICS = 'query ($filter: ClaimFilter) { claimStatistics(filter: $filter) { claims unpriced totals { currency state claims minor } } }';

  it('add up by currency and state, and count apart what has no amount', async () => {
    test.forget();
    const { data } = await test.ask(STATISTICS, { filter: { session: 2032 } });
    expect(data.claimStatistics).toEqual({
      claims: 400, unpriced: 4, totals: [{ currency: 'EUR', state: 'SERVICE_CERTIFIED', claims: 396, minor: String(396 * 40 * 5500) }],
    });
    expect(test.statements).toHaveLength(1);
  });

  it('are those of one state when asked', async () => {
    const { data } = await test.ask(STATISTICS, { filter: { session: 2032, state: 'EXPECTED' } });
    expect(data.claimStatistics).toEqual({ claims: 4, unpriced: 4, totals: [] });
  });

  it('are zero, not null, where there is nothing', async () => {
    const { data } = await test.ask(STATISTICS, { filter: { session: 1999 } });
    expect(data.claimStatistics).toEqual({ claims: 0, unpriced: 0, totals: [] });
  });
});

it('pays in XPF in the Pacific, and in EUR what has no rate in XPF', async () => {
  const pacific = await testInstance(finance, { owner: 'OP', dataSets: EDITION });
  try {
    const of = (activity: string): Event => {
      const id = pacific.context().newId('SUM');
      return { ...told(3, { id, activity, speciality: '32321007', quantity: 2 }), key: id };
    };
    await receive([of('EXAMINER_SESSION'), of('SCRIPT_MARKING')], finance.consumes ?? {}, pacific.instance.context());
    const { data } = await pacific.ask('{ claimStatistics { totals { currency claims minor } } }');
    expect(data.claimStatistics.totals).toEqual([{ currency: 'EUR', claims: 1, minor: '500' }, { currency: 'XPF', claims: 1, minor: '13120' }]);
  } finally {
    await pacific.close();
  }
});
