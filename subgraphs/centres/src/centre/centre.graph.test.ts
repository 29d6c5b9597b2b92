import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { NO_SUCH, NOON, DATA_SETS, EMPTY, planOf, sittingOf, upTo } from '../centres.fixture.ts';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { Sitting } from '../sitting/sitting.entity.ts';
import { centres } from '../subgraph.ts';
import { Venue } from '../venue/venue.entity.ts';
import { closeVenue } from '../venue/venue.service.ts';
import { Centre } from './centre.entity.ts';
import { planCentresInBulk } from './plan-centres.service.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(() => test.context().em.execute(EMPTY));

const RENNES = { mirex: 'NO', ...planOf().venue };
const byText = (a: string, b: string): number => (a < b ? -1 : 1);
const VENUE = '{ venue { id code commune timeZone closedOn version rooms { code capacity accessible } } userErrors { code message } }';
const createVenue = async (more: object = {}) =>
  (await test.ask(`mutation ($input: CreateVenueInput!) { createVenue(input: $input) ${VENUE} }`, { input: { ...RENNES, ...more } })).data.createVenue;
const close = async (input: object) =>
  (await test.ask(`mutation ($input: CloseVenueInput!) { closeVenue(input: $input) ${VENUE} }`, { input })).data.closeVenue;
const CENTRE = '{ centre { id state version venue { code } history { at by stateBefore stateAfter reason } } userErrors { code message } }';
const planCentre = async (venueId: string, more: object = {}) =>
  (await test.ask(`mutation ($input: PlanCentreInput!) { planCentre(input: $input) ${CENTRE} }`, { input: { venueId, session: 2026, kind: 'COMPOSITION', ...more } })).data.planCentre;
const moveCentre = async (input: object, caller?: Caller) =>
  (await test.ask(`mutation ($input: MoveCentreInput!) { moveCentre(input: $input) ${CENTRE} }`, { input }, caller)).data.moveCentre;
const openSitting = async (centreId: string, more: object = {}) =>
  (await test.ask(`mutation ($input: OpenSittingInput!) { openSitting(input: $input) {
    sitting { id session startsAt endsAt timeZone localStart localEnd paper { code } centre { id } } userErrors { code message }
  } }`, { input: { centreId, ...sittingOf('40321004.E1', '2026-06-08T07:00:00Z'), ...more } })).data.openSitting;
const codes = (answers: readonly { userErrors: readonly { code: string }[] }[]) => answers.map(({ userErrors }) => userErrors[0]?.code ?? 'done').toSorted(byText);

describe('a venue', () => {
  it('is kept with its rooms', async () => {
    expect(await createVenue()).toMatchObject({
      venue: { code: 'RENNES', commune: '35238', closedOn: null, rooms: [{ code: 'A1', capacity: 1, accessible: true }, { code: 'B1', capacity: 2, accessible: false }] },
      userErrors: [],
    });
  });

  it('is refused whole when a room is wrong', async () => {
    expect((await createVenue({ rooms: [{ code: 'A1', capacity: 0, accessible: true }] })).userErrors).toMatchObject([{ code: 'ROOM_CAPACITY' }]);
    expect(await test.context().em.count(Venue)).toBe(0);
  });

  it('of one code described by two at once is kept once, with its rooms once', async () => {
    expect(codes(await Promise.all([createVenue(), createVenue()]))).toEqual(['VENUE_CODE_TAKEN', 'done']);
    expect(await test.context().em.execute('select count(*)::integer as rooms from room')).toEqual([{ rooms: 2 }]);
  });

  it('of another MIREX is an error with its code', async () => {
    const { errors } = await test.ask(`mutation ($input: CreateVenueInput!) { createVenue(input: $input) ${VENUE} }`, { input: { ...RENNES, mirex: 'SE' } });
    expect(errors?.[0]?.extensions.code).toBe('MIREX_NOT_SERVED');
  });

  it('that is closed takes no centre, and is not closed twice', async () => {
    const { venue } = await createVenue();
    const closing = { id: venue.id, version: venue.version, on: '2026-01-31' };
    expect(await close(closing)).toMatchObject({ venue: { closedOn: '2026-01-31' }, userErrors: [] });
    expect((await close(closing)).userErrors).toMatchObject([{ code: 'VENUE_CHANGED_MEANWHILE' }]);
    expect((await close({ ...closing, version: venue.version + 1 })).userErrors).toMatchObject([{ code: 'VENUE_CLOSED' }]);
    expect((await planCentre(venue.id)).userErrors).toMatchObject([{ code: 'VENUE_CLOSED' }]);
  });

  it('is found again by its code', async () => {
    await createVenue();
    await createVenue({ code: 'BREST', commune: '29019' });
    const { data } = await test.ask('{ venues { edges { node { code } } } brest: venues(filter: { commune: "29019" }) { totalCount edges { node { id code } } } }');
    expect(data.venues.edges).toEqual([{ node: { code: 'BREST' } }, { node: { code: 'RENNES' } }]);
    expect(data.brest).toMatchObject({ totalCount: 1, edges: [{ node: { code: 'BREST' } }] });
    const found = await test.ask('query ($id: ID!) { venue(id: $id) { code } }', { id: data.brest.edges[0].node.id });
    expect(found.data.venue).toEqual({ code: 'BREST' });
  });
});

describe('a centre', () => {
  it('is planned at a venue, and keeps who planned it', async () => {
    const { venue } = await createVenue();
    expect(await planCentre(venue.id)).toMatchObject({
      centre: {
        state: 'PLANNED', version: 1, venue: { code: 'RENNES' },
        history: [{ at: NOON.toISOString(), by: 'agent-no', stateBefore: null, stateAfter: 'PLANNED', reason: null }],
      },
      userErrors: [],
    });
  });

  it('is not planned at a venue that does not exist', async () => {
    expect((await planCentre(NO_SUCH.venue)).userErrors).toMatchObject([{ code: 'VENUE_UNKNOWN' }]);
  });

  it('planned by two at once is planned once; of another kind or session it is another centre', async () => {
    const { venue } = await createVenue();
    expect(codes(await Promise.all([planCentre(venue.id), planCentre(venue.id)]))).toEqual(['CENTRE_ALREADY_PLANNED', 'done']);
    expect((await planCentre(venue.id, { kind: 'MARKING' })).userErrors).toEqual([]);
    expect((await planCentre(venue.id, { session: 2027 })).userErrors).toEqual([]);
  });

  it('is cancelled with a reason, which its history keeps', async () => {
    const { centre } = await planCentre((await createVenue()).venue.id);
    expect((await moveCentre({ id: centre.id, version: 1, to: 'CANCELLED' })).userErrors).toMatchObject([{ code: 'CENTRE_REASON_MISSING' }]);
    const elsewhere: Caller = { sub: 'chef', roles: ['CENTRE', 'EXAM'], mirex: ['NO'], centres: [NO_SUCH.centre] };
    expect((await moveCentre({ id: centre.id, version: 1, to: 'CANCELLED', reason: 'Inondation' }, elsewhere)).userErrors).toMatchObject([{ code: 'CENTRE_UNKNOWN' }]);
    expect(await moveCentre({ id: centre.id, version: 1, to: 'CANCELLED', reason: ' Inondation ' })).toMatchObject({
      centre: { state: 'CANCELLED', version: 2, history: [{}, { stateBefore: 'PLANNED', stateAfter: 'CANCELLED', reason: 'Inondation' }] }, userErrors: [],
    });
  });

  it('moved by two at once is moved once, and the other is told', async () => {
    const { centre } = await planCentre((await createVenue()).venue.id);
    const answers = await Promise.all([1, 2, 3].map(() => moveCentre({ id: centre.id, version: 1, to: 'CONFIRMED' })));
    expect(codes(answers)).toEqual(['CENTRE_CHANGED_MEANWHILE', 'CENTRE_CHANGED_MEANWHILE', 'done']);
  });

  it('moved while another moves it is not moved twice', async () => {
    const { centre } = await planCentre((await createVenue()).venue.id);
    const first = `update centre set state = 'CONFIRMED', version = version + 1`;
    const second = await meanwhile(test.context(), ({ em }) => em.execute(first), () => moveCentre({ id: centre.id, version: 1, to: 'CONFIRMED' }));
    expect(second.userErrors).toMatchObject([{ code: 'CENTRE_CHANGED_MEANWHILE' }]);
  });

  it('is not planned at a venue that is closed meanwhile', async () => {
    const { venue } = await createVenue();
    const second = await meanwhile(test.context(), (held) => closeVenue(venue.id, { on: '2026-01-31', version: 1 }, held), () => planCentre(venue.id));
    expect(second.userErrors).toMatchObject([{ code: 'VENUE_CLOSED' }]);
  });

  it('that does not exist is refused, and an id of another type is an error', async () => {
    expect((await moveCentre({ id: NO_SUCH.centre, version: 1, to: 'CONFIRMED' })).userErrors).toMatchObject([{ code: 'CENTRE_UNKNOWN' }]);
    const { errors } = await test.ask('query ($id: ID!) { centre(id: $id) { id } }', { id: NO_SUCH.venue });
    expect(errors?.[0]?.extensions.code).toBe('ID_OF_ANOTHER_TYPE');
  });
});

describe('a sitting', () => {
  const centreAt = async (more: object = {}) => (await planCentre((await createVenue(more)).venue.id)).centre;

  it('is opened on the clock of its venue', async () => {
    const centre = await centreAt({ timeZone: 'Pacific/Noumea' });
    expect(await openSitting(centre.id)).toMatchObject({
      sitting: {
        session: 2026, startsAt: '2026-06-08T07:00:00.000Z', endsAt: '2026-06-08T09:00:00.000Z', timeZone: 'Pacific/Noumea',
        localStart: '2026-06-08T18:00', localEnd: '2026-06-08T20:00', paper: { code: '40321004.E1' }, centre: { id: centre.id },
      },
      userErrors: [],
    });
  });

  it.each([
    ['of a paper that the edition does not hold', { paperCode: '40321004.E7' }, 'PAPER_UNKNOWN'],
    ['before the papers of the national schedule', sittingOf('40321004.E1', '2026-05-24T20:00:00Z'), 'SITTING_OUT_OF_CALENDAR'],
    ['at another hour than the national schedule says of its paper', sittingOf('32521201.E1', '2026-06-09T07:00:00Z'), 'SITTING_OUT_OF_CALENDAR'],
    ['whose equipment no room has', { requires: ['SPORTS'] }, 'SITTING_WITHOUT_EQUIPMENT'],
    ['that ends as it starts', { endsAt: '2026-06-08T07:00:00Z' }, 'SITTING_ENDS_BEFORE_IT_STARTS'],
  ])('%s is refused and not written', async (_why, more, code) => {
    const centre = await centreAt();
    expect((await openSitting(centre.id, more)).userErrors).toMatchObject([{ code }]);
    expect(await test.context().em.count(Sitting)).toBe(0);
  });

  it('of no centre is refused', async () => expect((await openSitting(NO_SUCH.centre)).userErrors).toMatchObject([{ code: 'CENTRE_UNKNOWN' }]));

  it('opened by two at once is opened once', async () => {
    const centre = await centreAt();
    expect(codes(await Promise.all([openSitting(centre.id), openSitting(centre.id)]))).toEqual(['SITTING_ALREADY_OPEN', 'done']);
  });

  it('is not looked for in a centre whose id is none', async () => {
    const { errors } = await test.ask('{ sittings(filter: { centre: "RENNES" }) { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('ID_MALFORMED');
  });

  it('is found by its id, its paper and its centre', async () => {
    const centre = await centreAt();
    const { sitting: { id } } = await openSitting(centre.id);
    await openSitting(centre.id, sittingOf('40321004.E2', '2026-06-08T12:00:00Z'));
    const { data } = await test.ask(`query ($id: ID!, $centre: ID!) {
      sitting(id: $id) { id }
      sittings(filter: { paper: "40321004.E1", session: 2026, centre: $centre }) { edges { node { id } } }
      none: sittings(filter: { session: 2025 }) { totalCount }
      centre(id: $centre) { sittings { paper { code } } }
    }`, { id, centre: centre.id });
    expect(data).toEqual({
      sitting: { id }, sittings: { edges: [{ node: { id } }] }, none: { totalCount: 0 },
      centre: { sittings: [{ paper: { code: '40321004.E1' } }, { paper: { code: '40321004.E2' } }] },
    });
  });
});

describe('centres planned in bulk', () => {
  const plans = (count: number) => upTo(count).map((n) => planOf({ venue: { ...planOf().venue, code: `V${n}` } }));

  it('are there with their venues, rooms and sittings, in the order of the plans', async () => {
    const outcome = await planCentresInBulk(plans(3), test.context());
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { data } = await test.ask('{ centres(filter: { session: 2026, kind: COMPOSITION, state: READY }) { totalCount edges { node { id venue { code rooms { code } } sittings { id } } } } }');
    expect(data.centres.totalCount).toBe(3);
    expect(data.centres.edges.map(({ node }: { node: object }) => node)).toEqual(outcome.value.map(({ id, sittings }, i) => ({
      id, venue: { code: `V${i + 1}`, rooms: [{ code: 'A1' }, { code: 'B1' }] }, sittings: sittings.map((sitting) => ({ id: sitting.id })),
    })));
  });

  it('are not written at all when one is wrong', async () => {
    const outcome = await planCentresInBulk([...plans(2), planOf({ venue: { ...planOf().venue, commune: 'Rennes' } })], test.context());
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'COMMUNE_MALFORMED', plan: 2 } });
    expect([await test.context().em.count(Venue), await test.context().em.count(Centre)]).toEqual([0, 0]);
  });

  it('by two at once are planned once', async () => {
    const outcomes = await Promise.all([planCentresInBulk(plans(5), test.context()), planCentresInBulk(plans(5), test.context())]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.code)).toSorted(byText)).toEqual(['CENTRE_ALREADY_PLANNED', 'done']);
    expect(await test.context().em.count(Centre)).toBe(5);
  });

  it('cost the same statements for ten as for a hundred, and so does reading them', async () => {
    const statements = async (act: () => Promise<unknown>): Promise<number> => {
      test.forget();
      await act();
      return test.statements.length;
    };
    const plan = (from: number, to: number) => statements(async () => planCentresInBulk(plans(to).slice(from), test.context()));
    expect(await plan(0, 10)).toBe(await plan(10, 120));
    const read = (first: number) => statements(async () => {
      const { data } = await test.ask('query ($first: Int) { centres(first: $first) { edges { node { venue { rooms { code } } history { by } sittings { allocations { seat } } } } } }', { first });
      expect(data.centres.edges).toHaveLength(first);
    });
    expect(await read(10)).toBe(await read(100));
  });
});
