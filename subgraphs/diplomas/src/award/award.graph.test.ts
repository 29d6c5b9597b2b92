import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SpecialityFact } from '@mirex/schema/edition';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { diplomas } from '../subgraph.ts';
import { AwardedDiploma } from './awarded-diploma.entity.ts';
import { declareEligibleInBulk } from './declare-eligible.service.ts';

const SPECIALITIES: SpecialityFact[] = [
  { code: '40321004', diploma: 'BAC_PRO', firstSession: 2020, lastSession: null },
  { code: '32521201', diploma: 'BTSA', firstSession: 2024, lastSession: null },
];
const NOON = new Date('2026-07-15T10:00:00Z');
const enrolment = (n: number): GlobalId => globalId('NO', 'ENR', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);

let version = 0;
const tell = (n: number, more: object = {}) => ({
  id: crypto.randomUUID(), topic: 'enrolment.changed', key: enrolment(n), version: (version += 1),
  payload: {
    id: enrolment(n), number: `NO26-${String(n).padStart(6, '0')}`, session: 2026, speciality: '40321004',
    establishmentUai: '0350700A', route: 'SCHOOL', state: 'ACCEPTED', ...more,
  },
});

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(diplomas, { dataSets: { specialities: SPECIALITIES }, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute('truncate awarded_diploma, award_change, number_series, given_number, known_enrolment');
});

const toldOf = (...ns: number[]) => receive(ns.map((n) => tell(n)), diplomas.consumes ?? {}, test.context());
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const rows = () => test.context().em.find(AwardedDiploma, {}, { orderBy: { enrolmentId: 'asc' } });

const ANSWER = '{ awardedDiploma { id state number version history { at by stateBefore stateAfter numberBefore numberAfter reason } } userErrors { code message } }';
const declare = async (n: number) =>
  (await test.ask(`mutation ($input: DeclareEligibleInput!) { declareEligible(input: $input) ${ANSWER} }`, { input: { enrolmentId: enrolment(n) } })).data.declareEligible;
const number = async (more: object = {}) =>
  (await test.ask('mutation ($input: NumberDiplomasInput!) { numberDiplomas(input: $input) { numbered first last userErrors { code } } }', {
    input: { mirex: 'NO', session: 2026, ...more },
  })).data.numberDiplomas;
const move = async (input: object) =>
  (await test.ask(`mutation ($input: MoveDiplomaInput!) { moveDiploma(input: $input) ${ANSWER} }`, { input })).data.moveDiploma;

const nothing = { numbered: 0, first: null, last: null, userErrors: [] };

describe('what candidates tells', () => {
  it('is remembered as it was told last, applied once and never overtaken by older news', async () => {
    const [old, fresh] = [tell(1), tell(1, { state: 'WITHDRAWN' })];
    for (const events of [[fresh], [old], [fresh]]) await receive(events, diplomas.consumes ?? {}, test.context());
    expect(await test.context().em.find(KnownEnrolment, {})).toMatchObject([{ id: enrolment(1), number: 'NO26-000001', state: 'WITHDRAWN' }]);
  });

  it('costs the same statements for one enrolment as for a hundred', async () => {
    const statements = async (...ns: number[]): Promise<number> => {
      test.forget();
      await toldOf(...ns);
      return test.statements.length;
    };
    expect(await statements(1)).toBe(await statements(...upTo(100)));
  });

  it('leaves a declared diploma alone: only a person revokes', async () => {
    await toldOf(1);
    await declare(1);
    await receive([tell(1, { state: 'BARRED' })], diplomas.consumes ?? {}, test.context());
    expect(await rows()).toMatchObject([{ state: 'ELIGIBLE' }]);
  });
});

describe('declaring that a diploma is earned', () => {
  it('writes who declared it and when', async () => {
    await toldOf(1);
    const { awardedDiploma, userErrors } = await declare(1);
    expect(userErrors).toEqual([]);
    expect(awardedDiploma).toMatchObject({
      state: 'ELIGIBLE', number: null, version: 1,
      history: [{ at: NOON.toISOString(), by: 'agent-no', stateBefore: null, stateAfter: 'ELIGIBLE' }],
    });
    expect(await rows()).toMatchObject([{ enrolmentId: enrolment(1), specialityCode: '40321004', diplomaCode: 'BAC_PRO' }]);
  });

  it.each([
    ['that nobody has told of', 9, 'ENROLMENT_UNKNOWN'],
    ['that was withdrawn', 2, 'ENROLMENT_ENDED'],
    ['whose speciality the edition does not hold', 3, 'SPECIALITY_NOT_IN_EDITION'],
    ['that has one already', 1, 'DIPLOMA_ALREADY_DECLARED'],
  ])('is refused for an enrolment %s', async (_why, n, code) => {
    await receive([tell(1), tell(2, { state: 'WITHDRAWN' }), tell(3, { speciality: '99999999' })], diplomas.consumes ?? {}, test.context());
    await declare(1);
    expect((await declare(n)).userErrors).toMatchObject([{ code }]);
    expect(await rows()).toHaveLength(1);
  });

  it('by two at once is done once', async () => {
    await toldOf(1);
    const answers = await Promise.all([declare(1), declare(1), declare(1)]);
    expect(answers.map(({ userErrors }) => userErrors[0]?.code).toSorted()).toEqual(['DIPLOMA_ALREADY_DECLARED', 'DIPLOMA_ALREADY_DECLARED', undefined]);
    expect(await rows()).toHaveLength(1);
  });

  it('in bulk answers in the order of the enrolments, and a refused one holds up no other', async () => {
    await toldOf(1, 2);
    const outcomes = await declareEligibleInBulk([enrolment(2), enrolment(9), enrolment(1), enrolment(2)], test.context());
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.code))).toEqual(['done', 'ENROLMENT_UNKNOWN', 'done', 'DIPLOMA_ALREADY_DECLARED']);
    expect(await rows()).toHaveLength(2);
  });
});

describe('numbering', () => {
  it('follows the candidate numbers, begins at one and leaves no gap', async () => {
    await toldOf(3, 1, 2);
    await declareEligibleInBulk([3, 1, 2].map(enrolment), test.context());
    expect(await number()).toEqual({ numbered: 3, first: '26-NO-000001', last: '26-NO-000003', userErrors: [] });
    expect((await rows()).map((row) => row.number)).toEqual(['26-NO-000001', '26-NO-000002', '26-NO-000003']);
  });

  it('done again gives no number', async () => {
    await toldOf(1);
    await declare(1);
    await number();
    expect(await number()).toEqual(nothing);
    expect(await rows()).toMatchObject([{ number: '26-NO-000001', version: 2 }]);
  });

  it('of one speciality goes on in the series of its MIREX and session', async () => {
    await receive([tell(1), tell(2, { speciality: '32521201' }), tell(3)], diplomas.consumes ?? {}, test.context());
    await declareEligibleInBulk([1, 2, 3].map(enrolment), test.context());
    expect(await number({ speciality: '32521201' })).toMatchObject({ numbered: 1, first: '26-NO-000001' });
    expect(await number()).toMatchObject({ numbered: 2, first: '26-NO-000002', last: '26-NO-000003' });
  });

  it('leaves out the diploma of an enrolment that ended after it was declared', async () => {
    await toldOf(1);
    await declare(1);
    await receive([tell(1, { state: 'BARRED' })], diplomas.consumes ?? {}, test.context());
    expect(await number()).toEqual(nothing);
  });

  it('by many at once, while diplomas are declared, gives each one number and leaves no gap', async () => {
    await toldOf(...upTo(60));
    const declared = upTo(6).map((part) => declareEligibleInBulk(upTo(10).map((n) => enrolment((part - 1) * 10 + n)), test.context()));
    const answers = await Promise.all([...upTo(8).map(() => number()), ...declared].map((act) => act as Promise<{ numbered?: number }>));
    const rest = await number();
    expect([...answers, rest].reduce((total, { numbered = 0 }) => total + numbered, 0)).toBe(60);
    expect((await rows()).map((row) => row.number).toSorted()).toEqual(upTo(60).map((rank) => `26-NO-${String(rank).padStart(6, '0')}`));
  });

  it('that fails half-way has given no number: the next begins where it began', async () => {
    await toldOf(1, 2);
    await declareEligibleInBulk([1, 2].map(enrolment), test.context());
    await test.context().em.execute(`insert into given_number values (2026, 2, '26-NO-000002', 'someone', now())`);
    expect((await test.ask('mutation { numberDiplomas(input: { mirex: "NO", session: 2026 }) { numbered } }')).errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(await rows()).toMatchObject([{ number: null, state: 'ELIGIBLE' }, { number: null, state: 'ELIGIBLE' }]);
    await test.context().em.execute('delete from given_number');
    expect(await number()).toMatchObject({ numbered: 2, first: '26-NO-000001' });
  });

  it('never gives a spoiled sheet’s number again, and numbers its diploma anew', async () => {
    await toldOf(1);
    const { awardedDiploma: { id } } = await declare(1);
    await number();
    await move({ id, version: 2, to: 'PRINTED' });
    await move({ id, version: 3, to: 'SPOILED', reason: 'Bourrage de l’imprimante' });
    expect(await number()).toMatchObject({ numbered: 1, first: '26-NO-000002' });
    expect(await test.context().em.execute('select number, diploma_id from given_number order by rank')).toEqual([
      { number: '26-NO-000001', diploma_id: id }, { number: '26-NO-000002', diploma_id: id },
    ]);
  });

  it('of another MIREX is an error with its code', async () => {
    const { errors } = await test.ask('mutation { numberDiplomas(input: { mirex: "SE", session: 2026 }) { numbered } }');
    expect(errors?.[0]?.extensions.code).toBe('MIREX_NOT_SERVED');
  });

  it('costs the same statements for ten diplomas as for a hundred', async () => {
    const statements = async (count: number): Promise<number> => {
      await test.context().em.execute('truncate awarded_diploma, number_series, given_number');
      await toldOf(...upTo(count));
      await declareEligibleInBulk(upTo(count).map(enrolment), test.context());
      test.forget();
      await number();
      return test.statements.length;
    };
    expect(await statements(10)).toBe(await statements(100));
  });
});

describe('a numbered diploma', () => {
  const numbered = async () => {
    await toldOf(1);
    const { awardedDiploma } = await declare(1);
    await number();
    return awardedDiploma.id as string;
  };

  it('goes from the printer to the candidate, every step traced', async () => {
    const id = await numbered();
    for (const [step, to] of ['PRINTED', 'SIGNED', 'SENT', 'RECEIVED', 'CERTIFIED_COPY_ISSUED', 'CERTIFIED_COPY_ISSUED'].entries()) {
      expect(await move({ id, version: step + 2, to })).toMatchObject({ awardedDiploma: { state: to, version: step + 3 }, userErrors: [] });
    }
    const { data } = await test.ask('query ($id: ID!) { awardedDiploma(id: $id) { number speciality { code } enrolment { id } history { stateAfter numberAfter } } }', { id });
    expect(data.awardedDiploma).toMatchObject({ number: '26-NO-000001', speciality: { code: '40321004' }, enrolment: { id: enrolment(1) } });
    expect(data.awardedDiploma.history.map((change: { stateAfter: string }) => change.stateAfter)).toEqual([
      'ELIGIBLE', 'NUMBERED', 'PRINTED', 'SIGNED', 'SENT', 'RECEIVED', 'CERTIFIED_COPY_ISSUED', 'CERTIFIED_COPY_ISSUED',
    ]);
  });

  it.each([
    ['sent before it is printed', { to: 'SENT', version: 2 }, 'DIPLOMA_STATE'],
    ['numbered by hand', { to: 'NUMBERED', version: 2 }, 'DIPLOMA_NUMBERED_IN_SERIES'],
    ['revoked without a reason', { to: 'REVOKED', version: 2, reason: '  ' }, 'DIPLOMA_REASON_MISSING'],
    ['printed by who has not seen its number', { to: 'PRINTED', version: 1 }, 'DIPLOMA_CHANGED_MEANWHILE'],
  ])('is not %s', async (_why, input, code) => {
    const id = await numbered();
    expect((await move({ id, ...input })).userErrors).toMatchObject([{ code }]);
    expect(await rows()).toMatchObject([{ state: 'NUMBERED', version: 2 }]);
  });

  it('moved by two at once is moved once, and the other is told', async () => {
    const id = await numbered();
    const answers = await Promise.all([1, 2, 3].map(() => move({ id, version: 2, to: 'PRINTED' })));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code).toSorted()).toEqual(['DIPLOMA_CHANGED_MEANWHILE', 'DIPLOMA_CHANGED_MEANWHILE', undefined]);
  });

  it('that does not exist is refused, and an id of another type is an error', async () => {
    expect((await move({ id: globalId('NO', 'DIP', '0199a2b4-7c11-7d3e-8f00-000000000009'), version: 1, to: 'PRINTED' })).userErrors).toMatchObject([{ code: 'DIPLOMA_UNKNOWN' }]);
    const { errors } = await test.ask('query ($id: ID!) { awardedDiploma(id: $id) { id } }', { id: enrolment(1) });
    expect(errors?.[0]?.extensions.code).toBe('ID_OF_ANOTHER_TYPE');
  });
});

describe('lists and counts', () => {
  const some = async (count: number) => {
    await receive(upTo(count).map((n) => tell(n, n % 3 === 0 ? { speciality: '32521201' } : {})), diplomas.consumes ?? {}, test.context());
    await declareEligibleInBulk(upTo(count).map(enrolment), test.context());
    await number({ speciality: '32521201' });
  };

  it('counts by state and by speciality', async () => {
    await some(9);
    const QUERY = 'query ($filter: AwardedDiplomaFilter) { diplomaStatistics(filter: $filter) { diplomas byState { state diplomas } bySpeciality { speciality { code } diplomas } } }';
    expect((await test.ask(QUERY)).data.diplomaStatistics).toEqual({
      diplomas: 9, byState: [{ state: 'ELIGIBLE', diplomas: 6 }, { state: 'NUMBERED', diplomas: 3 }],
      bySpeciality: [{ speciality: { code: '32521201' }, diplomas: 3 }, { speciality: { code: '40321004' }, diplomas: 6 }],
    });
    expect((await test.ask(QUERY, { filter: { session: 2025 } })).data.diplomaStatistics).toEqual({ diplomas: 0, byState: [], bySpeciality: [] });
  });

  it('filters, pages and asks as many statements for a hundred rows as for ten', async () => {
    await some(120);
    const QUERY = `query ($first: Int, $filter: AwardedDiplomaFilter) {
      awardedDiplomas(first: $first, filter: $filter) { totalCount edges { node { state history { stateAfter } } } }
    }`;
    const statements = async (first: number): Promise<number> => {
      test.forget();
      const { data } = await test.ask(QUERY, { first });
      expect(data.awardedDiplomas.edges).toHaveLength(first);
      return test.statements.length;
    };
    expect(await statements(10)).toBe(await statements(100));
    const { data } = await test.ask(QUERY, { first: 5, filter: { state: 'NUMBERED', speciality: '32521201', session: 2026 } });
    expect(data.awardedDiplomas).toMatchObject({ totalCount: 40, edges: upTo(5).map(() => ({ node: { state: 'NUMBERED' } })) });
  });

  it('hangs diplomas on enrolments, a hundred of them in one statement', async () => {
    await some(3);
    const r = upTo(100).map((n) => ({ __typename: 'Enrolment', id: enrolment(n) }));
    test.forget();
    const { data, errors } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { diploma { state } } } }', { r });
    expect(errors).toBeUndefined();
    expect(data._entities.slice(0, 4)).toEqual([{ diploma: { state: 'ELIGIBLE' } }, { diploma: { state: 'ELIGIBLE' } }, { diploma: { state: 'NUMBERED' } }, { diploma: null }]);
    expect(test.statements).toHaveLength(1);
  });
});
