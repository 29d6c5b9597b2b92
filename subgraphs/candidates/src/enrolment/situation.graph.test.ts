import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { type TestNation, testNation } from '../testing/nation.stub.ts';
import { nationalDuty } from '../national/national.duty.ts';
import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';

const PHASES = [['ENROLMENT_OPEN', '2025-10-15', '2025-11-16'], ['ENROLMENT_CLOSED', '2025-11-16', '2026-05-25'], ['PAPERS', '2026-05-25', '2026-06-28'], ['MARKS_CLOSED', '2026-06-28', '2026-07-05']];
const calendar = { session: 2026, zone: 'METRO', timeZone: 'Europe/Paris', state: 'ENROLMENT_OPEN', reopened: null, phases: PHASES.map(([phase = '', from, to]) => ({ phase, startsAt: `${from}T00:00:00.000Z`, endsAt: `${to}T00:00:00.000Z` })) };
const IN_TIME = new Date('2025-11-01T08:00:00Z');
let now = IN_TIME;

const ENROLMENT = 'enrolment { id version state route nationalCheck candidate { id } paperMap { mode } establishment { uai } changes { from to reason details { field after } } } userErrors { code }';
const mutation = (name: string, type = 'ChangeEnrolmentInput') => `mutation ($input: ${type}!) { ${name}(input: $input) { ${ENROLMENT} } }`;

let nation: TestNation;
let test: TestInstance;
let names = 0;
beforeAll(async () => {
  nation = await testNation(() => now);
  test = await testInstance(candidates, { dataSets: { ...EDITION, calendars: [calendar] }, peers: nation.peers('NO'), now: () => now });
  nation.down.clear();
});
afterEach(() => {
  now = IN_TIME;
  nation.down.clear();
});
afterAll(async () => {
  await test.close();
  await nation.close();
});

const act = async (query: string, input: object, caller?: Caller) => {
  const { data, errors } = await test.ask(query, { input }, caller);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const person = (over: object = {}) => ({ mirex: 'NO', session: 2026, lastName: `Situation ${String.fromCodePoint(65 + (names += 1))}`, firstName: 'Zoé', birthDate: '2007-03-01', sex: 'F', establishment: '0350700W', speciality: '40321004', ...over });
const enrolled = async (over: object = {}) => (await act(mutation('registerEnrolment', 'RegisterEnrolmentInput'), { ...person(), route: 'SCHOOL', ...over })).enrolment;
const ADULT = { birthDate: '1990-01-01', speciality: '50321139', workMonths: 24 };
const individual = (over: object = {}, caller?: Caller) => act(mutation('enrolIndividual', 'EnrolIndividualInput'), { ...person(ADULT), ...over }, caller);
const candidate = ({ candidate: { id } }: { candidate: { id: string } }, role = 'CAND'): Caller => ({ sub: role, roles: [role], mirex: ['NO'], candidates: [id as never] });
const agent = (role: string): Caller => ({ sub: role, roles: [role], mirex: ['NO'] });

/** From entry to acceptance by those who do it. */
async function accepted(over: object = {}) {
  const enrolment = await enrolled(over);
  const { id } = enrolment;
  await act(mutation('confirmEnrolment'), { id, version: 1 });
  await act(mutation('signEnrolment'), { id, version: 2 }, candidate(enrolment));
  await act(mutation('reviewEnrolment'), { id, version: 3 });
  const done = await act(mutation('acceptEnrolment'), { id, version: 4 });
  expect(done.userErrors).toEqual([]);
  return done.enrolment;
}

describe('an enrolment', () => {
  it('goes from entry to acceptance, each step by its own people, with its trace', async () => {
    const done = await accepted();
    expect(done).toMatchObject({ state: 'ACCEPTED', nationalCheck: 'RESERVED', version: 5 });
    expect(done.changes.map(({ to }: { to: string }) => to)).toEqual(['ENTERED', 'CONFIRMED', 'SIGNED', 'UNDER_REVIEW', 'ACCEPTED']);
    await expect(act(mutation('signEnrolment'), { id: done.id, version: 5 }, agent('UNIT'))).rejects.toThrow('FORBIDDEN');
  });

  it('is signed for a minor by their representative, and by an adult alone', async () => {
    const [minor, adult] = [await enrolled({ birthDate: '2009-03-01' }), await enrolled({ birthDate: '2005-03-01' })];
    for (const { id } of [minor, adult]) await act(mutation('confirmEnrolment'), { id, version: 1 });
    expect(codes(await act(mutation('signEnrolment'), { id: minor.id, version: 2 }, candidate(minor, 'LEGAL_REP')))).toEqual([]);
    expect(codes(await act(mutation('signEnrolment'), { id: adult.id, version: 2 }, candidate(adult, 'LEGAL_REP')))).toEqual(['LEGAL_REP_OF_ADULT']);
    expect(codes(await act(mutation('signEnrolment'), { id: adult.id, version: 2 }, candidate(minor)))).toEqual(['ENROLMENT_UNKNOWN']);
  });

  it('is rejected with a reason, and ends', async () => {
    const { id } = await enrolled();
    await test.context().em.execute(`update enrolment set state = 'UNDER_REVIEW' where id = ?`, [id]);
    expect(codes(await act(mutation('rejectEnrolment'), { id, version: 1, reason: ' ' }))).toEqual(['REASON_MISSING']);
    expect(codes(await act(mutation('rejectEnrolment'), { id, version: 1, reason: 'Dossier vide' }))).toEqual([]);
    expect(codes(await act(mutation('withdrawEnrolment'), { id, version: 2 }))).toEqual(['ENROLMENT_ENDED']);
  });

  it('is withdrawn by the candidate until the papers begin, and then another MIREX may have them', async () => {
    const enrolment = await accepted();
    const held = () => nation.instance.context().em.execute('select 1 from held where enrolment_id = ?', [enrolment.id]);
    expect(await held()).toHaveLength(1);
    now = new Date('2026-05-25T00:00:00Z');
    expect(codes(await act(mutation('withdrawEnrolment'), { id: enrolment.id, version: 5 }, candidate(enrolment)))).toEqual(['WITHDRAWAL_AFTER_FIRST_PAPER']);
    now = IN_TIME;
    expect((await act(mutation('withdrawEnrolment'), { id: enrolment.id, version: 5, reason: 'Emploi' }, candidate(enrolment))).enrolment).toMatchObject({ state: 'WITHDRAWN' });
    expect(await held()).toHaveLength(0);
  });

  it('becomes that of an individual candidate, whose papers are terminal, until marks are locked', async () => {
    const enrolment = await accepted();
    expect(enrolment.paperMap.map(({ mode }: { mode: string }) => mode)).toContain('CCF');
    now = new Date('2026-06-28T00:00:00Z');
    expect(codes(await act(mutation('rerouteEnrolment'), { id: enrolment.id, version: 5, reason: 'Départ' }))).toEqual(['MARKS_LOCKED']);
    now = IN_TIME;
    const { enrolment: moved } = await act(mutation('rerouteEnrolment'), { id: enrolment.id, version: 5, reason: 'Départ' });
    expect(moved).toMatchObject({ state: 'REROUTED', route: 'INDIVIDUAL' });
    expect(new Set(moved.paperMap.map(({ mode }: { mode: string }) => mode))).toEqual(new Set(['TERMINAL']));
    expect(moved.changes.at(-1)).toEqual({ from: 'ACCEPTED', to: 'REROUTED', reason: 'Départ', details: [{ field: 'route', after: '"INDIVIDUAL"' }] });
  });

  it('of an individual candidate becomes no more individual', async () => {
    const { enrolment: { id } } = await individual();
    await test.context().em.execute(`update enrolment set state = 'ACCEPTED' where id = ?`, [id]);
    expect(codes(await act(mutation('rerouteEnrolment'), { id, version: 1, reason: 'Départ' }))).toEqual(['ROUTE_ALREADY_INDIVIDUAL']);
  });

  it('moves to another establishment that offers the same, and to no other', async () => {
    const { id } = await enrolled({ route: 'APPRENTICESHIP', establishment: '0850144V' });
    const move = (establishment: string, version = 1) => act(mutation('changeEstablishment', 'ChangeEstablishmentInput'), { id, version, establishment, reason: 'Déménagement' });
    expect(codes(await move('0350700W'))).toEqual(['OFFER_NOT_OPEN']);
    expect(codes(await move('0211217J'))).toEqual(['ESTABLISHMENT_OF_ANOTHER_MIREX']);
    expect(codes(await move('0850144V'))).toEqual(['ESTABLISHMENT_THE_SAME']);
    await test.context().em.execute(`update enrolment set route = 'SCHOOL' where id = ?`, [id]);
    const both = await Promise.all([move('0350700W'), move('0350700W')]);
    expect(both.flatMap(codes)).toEqual(['ENROLMENT_CHANGED_MEANWHILE']);
  });
});

describe('an individual candidate', () => {
  it('is enrolled with terminal papers, and accepted once the mandatory pieces were', async () => {
    const { enrolment } = await individual();
    expect(enrolment).toMatchObject({ state: 'ENTERED', route: 'INDIVIDUAL', nationalCheck: 'RESERVED' });
    await test.context().em.execute(`update enrolment set state = 'UNDER_REVIEW' where id = ?`, [enrolment.id]);
    expect(codes(await act(mutation('acceptEnrolment'), { id: enrolment.id, version: 1 }))).toEqual(['DOCUMENTS_MISSING']);
    const { data } = await test.ask('{ requirementsFor(speciality: "50321139", route: INDIVIDUAL, session: 2026) { diploma documents ageFrom workFrom } }');
    expect(data.requirementsFor).toEqual({ diploma: 'CAPA', documents: ['IDENTITY', 'WORK_CERTIFICATE'], ageFrom: 18, workFrom: 2 });
    await test.context().em.execute(`insert into supporting_document (id, enrolment_id, kind, file_name, media_type, bytes, sha256, received_at, state)
      select 'NO-DOC-' || k, ?, k, 'f', 'application/pdf', 1, k, now(), 'ACCEPTED' from unnest(array['IDENTITY', 'WORK_CERTIFICATE']) k`, [enrolment.id]);
    expect(codes(await act(mutation('acceptEnrolment'), { id: enrolment.id, version: 1 }))).toEqual([]);
  });

  it.each([
    ['asks for CCF', { ccf: true }, 'CCF_NOT_FOR_INDIVIDUAL'],
    ['is a minor', { birthDate: '2009-01-01' }, 'MINOR_WITHOUT_TRAINING'],
    ['has worked less than two years for a CAPa', { workMonths: 23 }, 'WORK_TOO_SHORT'],
    ['has worked less than a year for a BTSA', { speciality: '32321007', workMonths: 11 }, 'WORK_TOO_SHORT'],
  ])('is refused who %s', async (_why, over, code) => expect(codes(await individual(over))).toEqual([code]));

  it('enrols themselves until the registers close, and nobody else', async () => {
    const { enrolment: before } = await individual({ session: 2025 });
    const { data } = await test.ask('query ($id: ID!) { candidate(id: $id) { lastName } }', { id: before.candidate.id });
    const me = candidate(before);
    for (const caller of [me, { ...me, roles: ['CAND', 'HEAD'], mirex: ['SE'] }]) expect(codes(await individual({ lastName: 'Quelqu’un d’autre' }, caller))).toEqual(['NOT_YOURSELF']);
    now = new Date('2025-11-16T00:00:00Z');
    expect(codes(await individual({ lastName: data.candidate.lastName }, me))).toEqual(['ENROLMENT_CLOSED']);
    now = IN_TIME;
    expect(codes(await individual({ lastName: data.candidate.lastName }, me))).toEqual([]);
  });
});

describe('the nation', () => {
  const key = async (lastName: string): Promise<string> => {
    const [row] = await test.context().em.execute<{ key: string }[]>('select identity_key as key from candidate where last_name = ?', [lastName]);
    return test.context().personKey(`IDENTITY ${row?.key}`) ?? '';
  };

  it('that cannot be asked enrols nobody, and says so; everything else goes on', async () => {
    const before = await enrolled();
    nation.down.add('referential@FR');
    const refused = await act(mutation('registerEnrolment', 'RegisterEnrolmentInput'), person({ route: 'SCHOOL', lastName: 'Sans nation' }));
    expect(codes(refused)).toEqual(['NATIONAL_CHECK_UNAVAILABLE']);
    expect(await test.context().em.execute(`select 1 from candidate where last_name = 'Sans nation'`)).toEqual([]);
    expect(codes(await act(mutation('confirmEnrolment'), { id: before.id, version: 1 }))).toEqual([]);
  });

  it('that cannot be asked lets an import in, whose enrolments wait, and answers it later', async () => {
    nation.down.add('referential@FR');
    const input = { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(people(3, { prenom: 'Attente' }))) };
    const { data } = await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { linesKept } } }', { input });
    expect(data.importPreRegistrations.preRegistrationImport.linesKept).toBe(3);
    const waiting = () => test.context().em.execute(`select national_check as c from enrolment e join candidate p on p.id = candidate_id where first_name = 'Attente' order by e.id`);
    expect(await waiting()).toEqual([{ c: 'PENDING' }, { c: 'PENDING' }, { c: 'PENDING' }]);
    const [first] = await test.context().em.execute<{ id: string }[]>(`update enrolment set state = 'UNDER_REVIEW' where national_check = 'PENDING' and state = 'PRE_REGISTERED' returning id`);
    expect(codes(await act(mutation('acceptEnrolment'), { id: first?.id, version: 1 }))).toEqual(['NATIONAL_CHECK_PENDING']);
    await nation.instance.context().em.execute(`insert into held values (?, 2026, '32321007', 'SE-ENR-1', 'SE')`, [await key('Le Goff B')]);
    await nationalDuty.run(test.instance.context());
    expect((await waiting()).length).toBe(3);
    nation.down.clear();
    await nationalDuty.run(test.instance.context());
    expect((await waiting()).map((row) => (row as { c: string }).c).toSorted()).toEqual(['HELD_ELSEWHERE', 'RESERVED', 'RESERVED']);
  });

  it('refuses a second speciality anywhere, and whoever is banned', async () => {
    await enrolled({ lastName: 'Ailleurs', session: 2025 });
    await nation.instance.context().em.execute(`insert into held values (?, 2026, '32321007', 'SE-ENR-2', 'SE')`, [await key('Ailleurs')]);
    const again = (lastName: string) => act(mutation('registerEnrolment', 'RegisterEnrolmentInput'), person({ lastName, route: 'SCHOOL' }));
    expect(codes(await again('Ailleurs'))).toEqual(['SPECIALITY_HELD_ELSEWHERE']);
    await enrolled({ lastName: 'Interdite', session: 2025 });
    await nation.instance.context().em.execute(`insert into ban values (?, '2027-01-01')`, [await key('Interdite')]);
    expect(codes(await again('Interdite'))).toEqual(['CANDIDATE_BANNED']);
    expect(await test.context().em.execute('select 1 from national_intention')).toEqual([]);
  });

  it('gets back what a killed process had it reserve', async () => {
    await nation.instance.context().em.execute(`insert into held values ('ghost', 2026, '40321004', 'NO-ENR-ghost', 'NO')`);
    await test.context().em.execute(`insert into national_intention values ('NO-ENR-ghost', ?)`, [new Date(IN_TIME.getTime() - 600_000)]);
    await nationalDuty.run(test.instance.context());
    expect(await nation.instance.context().em.execute(`select 1 from held where person_key = 'ghost'`)).toEqual([]);
    expect(await test.context().em.execute('select 1 from national_intention')).toEqual([]);
  });
});
