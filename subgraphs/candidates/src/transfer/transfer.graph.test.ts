import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';
import { type TestNation, testNation } from '../testing/nation.stub.ts';
import { transferDuty } from './transfer.duty.ts';

const REGISTER = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id } userErrors { code } } }';
const TRANSFER = 'mutation ($input: TransferEnrolmentInput!) { transferEnrolment(input: $input) { transfer { id state attempts why mirex movedTo { id } changes { to } } userErrors { code } } }';
const WITHDRAW = 'mutation ($input: ChangeEnrolmentInput!) { withdrawEnrolment(input: $input) { enrolment { state } userErrors { code } } }';
const READ = 'query ($id: ID!) { enrolment(id: $id) { number state version nationalCheck options languages candidate { lastName ine } paperMap { paper { code } status keptPoints } movedTo { id } } }';
const THERE = '0211217J';
const OFFERS = [...EDITION.offers, { uai: THERE, speciality: '40321004', route: 'SCHOOL', firstSession: 2021, lastSession: null }];

let nation: TestNation;
let no: TestInstance;
let ne: TestInstance;
let id: string;
let names = 0;
beforeAll(async () => {
  nation = await testNation();
  no = await testInstance(candidates, { dataSets: { ...EDITION, offers: OFFERS }, peers: nation.peers('NO') });
  ne = await testInstance(candidates, { owner: 'NE', subscriptions: { 'accommodation.decided': ['centres'] }, dataSets: { ...EDITION, offers: OFFERS }, peers: nation.peers('NE') });
  await nation.add('candidates', 'NE', ne);
});
afterAll(() => Promise.all([no.close(), ne.close(), nation.close()]));
beforeEach(async () => {
  nation.down.clear();
  const input = { mirex: 'NO', session: 2026, lastName: `Voyage ${String.fromCodePoint(65 + (names += 1))}`, firstName: 'Zoé', birthDate: '2007-03-01', sex: 'F', establishment: '0350700W', speciality: '40321004', route: 'SCHOOL', languages: ['ANG'] };
  const { data } = await no.ask(REGISTER, { input });
  expect(data.registerEnrolment.userErrors).toEqual([]);
  ({ id } = data.registerEnrolment.enrolment);
  await no.context().em.execute(`update enrolment set state = 'ACCEPTED', enrolment_case = 'REPEATER', options = '["HIPPO"]' where id = ?`, [id]);
  await no.context().em.execute(`insert into kept_mark values (?, ?, '40321004.E7', 1300, '40321004.E7', 2025, 'GRANTED')`, [`NO-KEP-${id.slice(7)}`, id]);
});

const move = async (over: object = {}) => {
  const { data, errors } = await no.ask(TRANSFER, { input: { id, version: 1, establishment: THERE, reason: 'Déménagement', ...over } });
  return errors ? { errors } : data.transferEnrolment;
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const read = async (test: TestInstance, one: string) => (await test.ask(READ, { id: one }, SYSTEM)).data.enrolment;

describe('a transfer', () => {
  it('makes an enrolment there with what goes with it, leaves a redirect here, and hands the nation’s reservation over', async () => {
    const { transfer } = await move();
    expect(transfer).toMatchObject({ state: 'DONE', mirex: 'NE', attempts: 1, changes: [{ to: 'PENDING' }, { to: 'DONE' }] });
    expect(await read(no, id)).toMatchObject({ state: 'TRANSFERRED', version: 2, movedTo: { id: transfer.movedTo.id } });
    const there = await read(ne, transfer.movedTo.id);
    expect(there).toMatchObject({ number: expect.stringMatching(/^NE26-/), state: 'ACCEPTED', nationalCheck: 'RESERVED', options: ['HIPPO'], languages: ['ANG'] });
    expect(there.paperMap).toContainEqual({ paper: { code: '40321004.E7' }, status: 'KEPT', keptPoints: '13.00' });
    expect(await nation.instance.context().em.execute('select mirex from held where enrolment_id = ?', [transfer.movedTo.id])).toEqual([{ mirex: 'NE' }]);
  });

  it('takes along what was asked for, received and decided, and tells the centres there what was granted', async () => {
    const { em, vault } = no.context();
    const at = id.slice(7);
    await em.execute(
      `insert into supporting_document (id, enrolment_id, kind, file_name, media_type, bytes, sha256, received_at, state) values
         (?, ?, 'IDENTITY', 'cni.pdf', 'application/pdf', 10, repeat('a', 64), now(), 'ACCEPTED'), (?, ?, 'SCHOOL_DOCTOR_CERTIFICATE', 'eps.pdf', 'application/pdf', 10, repeat('b', 64), now(), 'EXPIRED'),
         (?, ?, 'TRANSCRIPT', 'flou.pdf', 'application/pdf', 10, repeat('c', 64), now(), 'REFUSED')`, [`NO-DOC-1${at}`, id, `NO-DOC-2${at}`, id, `NO-DOC-3${at}`, id],
    );
    await em.execute(`insert into exemption (id, enrolment_id, ground, papers, document_id, state) values (?, ?, 'PHYSICAL_EDUCATION', '["40321004.E3"]', ?, 'GRANTED')`, [`NO-EXE-${at}`, id, `NO-DOC-2${at}`]);
    const measures = JSON.stringify([{ code: 'EXTRA_TIME_WRITTEN', extraMinutesPerHour: 20, papers: ['40321004.E5'] }]);
    await em.execute(
      `insert into accommodation_request (id, enrolment_id, session, plan, late, asked, granted, decision, opinion, submitted_at, state) values (?, ?, 2026, null, false, ?, ?, 'GRANTED', ?, now(), 'IMPLEMENTED')`,
      [`NO-ACC-${at}`, id, ...['asked', 'granted'].map((column) => vault.seal(measures, { column: `accommodation_request.${column}`, id: `NO-ACC-${at}` })), vault.seal('["EXTRA_TIME_WRITTEN"]', { column: 'accommodation_request.opinion', id: `NO-ACC-${at}` })],
    );
    const { transfer } = await move();
    const { data } = await ne.ask(
      `query ($id: ID!) { enrolment(id: $id) { documents { kind fileName sha256 state changes { to reason } } exemptions { ground state } paperMap { paper { code } status }
         accommodation { state decision late opinion granted { code extraMinutesPerHour papers } changes { to reason } } } }`, { id: transfer.movedTo.id }, SYSTEM,
    );
    const reason = `Transfert ${transfer.id}`;
    expect(data.enrolment.documents).toEqual([
      { kind: 'IDENTITY', fileName: 'cni.pdf', sha256: 'a'.repeat(64), state: 'ACCEPTED', changes: [{ to: 'ACCEPTED', reason }] },
      { kind: 'SCHOOL_DOCTOR_CERTIFICATE', fileName: 'eps.pdf', sha256: 'b'.repeat(64), state: 'EXPIRED', changes: [{ to: 'EXPIRED', reason }] },
    ]);
    expect(data.enrolment.exemptions).toEqual([{ ground: 'PHYSICAL_EDUCATION', state: 'GRANTED' }]);
    expect(data.enrolment.paperMap).toContainEqual({ paper: { code: '40321004.E3' }, status: 'EXEMPT' });
    expect(data.enrolment.accommodation).toEqual({
      state: 'NOTIFIED', decision: 'GRANTED', late: false, opinion: ['EXTRA_TIME_WRITTEN'], granted: [{ code: 'EXTRA_TIME_WRITTEN', extraMinutesPerHour: 20, papers: ['40321004.E5'] }], changes: [{ to: 'NOTIFIED', reason }],
    });
    expect(await ne.context().em.execute(`select payload ->> 'decision' as decision from outbox where topic = 'accommodation.decided' and key = ?`, [transfer.movedTo.id])).toContainEqual({ decision: 'GRANTED' });
  });

  it('is refused once the papers have begun where the candidate is', async () => {
    const dataSets = { ...EDITION, offers: OFFERS, calendars: [{ session: 2026, zone: 'METRO', timeZone: 'Europe/Paris', state: 'PAPERS', reopened: null, phases: [{ phase: 'PAPERS', startsAt: '2020-05-25T00:00:00Z', endsAt: '2020-06-15T00:00:00Z' }] }] };
    await keepEdition(no.context().em, { number: 2, dataSets });
    expect(codes(await move())).toEqual(['TRANSFER_AFTER_FIRST_PAPER']);
    await keepEdition(no.context().em, { number: 3, dataSets: { ...EDITION, offers: OFFERS } });
  });

  it('waits while the other MIREX is down, lets nobody change the enrolment, and is done when it is back', async () => {
    nation.down.add('candidates@NE');
    const { transfer } = await move();
    expect(transfer).toMatchObject({ state: 'PENDING', attempts: 1, movedTo: null });
    const { data } = await no.ask(WITHDRAW, { input: { id, version: 1 } });
    expect(codes(data.withdrawEnrolment)).toEqual(['TRANSFER_UNDER_WAY']);
    expect(codes(await move())).toEqual(['TRANSFER_UNDER_WAY']);
    await transferDuty.run(no.instance.context());
    expect(await read(no, id)).toMatchObject({ state: 'ACCEPTED' });
    nation.down.clear();
    await Promise.all([transferDuty.run(no.instance.context()), transferDuty.run(no.instance.context())]);
    expect(await read(no, id)).toMatchObject({ state: 'TRANSFERRED' });
    const [{ n } = { n: 0 }] = await ne.context().em.execute<{ n: number }[]>(`select count(*)::integer as n from received_transfer where transfer_id = ?`, [transfer.id]);
    expect(n).toBe(1);
  });

  it('whose answer was lost is answered the same when it is asked for again', async () => {
    const { transfer } = await move();
    await no.context().em.execute(`update transfer set state = 'PENDING', version = 1 where id = ?`, [transfer.id]);
    await no.context().em.execute('delete from record_change where record_id = ? and version = 2', [transfer.id]);
    await no.context().em.execute(`update enrolment set state = 'ACCEPTED', moved_to_id = null, version = 1 where id = ?`, [id]);
    await no.context().em.execute('delete from enrolment_change where enrolment_id = ? and version = 2', [id]);
    await transferDuty.run(no.instance.context());
    expect((await read(no, id)).movedTo).toEqual({ id: transfer.movedTo.id });
  });

  it('of two who begin it at once is one', async () => {
    const both = await Promise.all([move(), move()]);
    expect(both.flatMap(codes)).toHaveLength(1);
    expect((await read(no, id)).state).toBe('TRANSFERRED');
  });

  it('that the other MIREX refuses ends, and the enrolment stays', async () => {
    const [{ name } = { name: '' }] = await no.context().em.execute<{ name: string }[]>('select last_name as name from candidate c join enrolment e on e.candidate_id = c.id where e.id = ?', [id]);
    nation.down.add('referential@FR');
    await ne.context().em.execute(`insert into candidate (id, identity_key, last_name, first_name, birth_date, sex) select 'NE-CAN-' || c.id, identity_key, ?, first_name, birth_date, sex from (values ('x${names}', ?, 'Zoé', date '2007-03-01', 'F')) c(id, identity_key, first_name, birth_date, sex)`, [name, `${name.toLowerCase()}|zoe|2007-03-01`]);
    await ne.context().em.execute(`insert into enrolment (id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, registered_at) values ('NE-ENR-x${names}', 'NE26-x${names}', 'NE-CAN-x${names}', 2026, ?, '32321007', 'SCHOOL', 'GLOBAL', 'ENTERED', now())`, [THERE]);
    expect((await move()).transfer).toMatchObject({ state: 'REFUSED', why: 'ENROLLED_ELSEWHERE' });
    expect(await read(no, id)).toMatchObject({ state: 'ACCEPTED' });
  });

  it.each([
    ['an establishment of this MIREX', { establishment: '0850144V' }, 'TRANSFER_TO_OWN_MIREX'],
    ['an establishment that is not there', { establishment: '0000000A' }, 'ESTABLISHMENT_UNKNOWN'],
    ['an establishment of no MIREX', { establishment: '9840277D' }, 'ESTABLISHMENT_UNKNOWN'],
    ['no reason', { reason: '' }, 'REASON_MISSING'],
    ['an old version', { version: 9 }, 'ENROLMENT_CHANGED_MEANWHILE'],
  ])('is refused to %s', async (_why, over, code) => expect(codes(await move(over))).toEqual([code]));

  it('is refused where the speciality is not offered, and before it is accepted', async () => {
    await no.context().em.execute(`update enrolment set route = 'APPRENTICESHIP' where id = ?`, [id]);
    expect(codes(await move())).toEqual(['OFFER_NOT_OPEN']);
    await no.context().em.execute(`update enrolment set state = 'ENTERED' where id = ?`, [id]);
    expect(codes(await move())).toEqual(['STATE_NOT_NEXT']);
  });

  it('is received from no MIREX but that of the enrolment', async () => {
    const { errors } = await ne.ask('mutation ($input: ReceiveTransferInput!) { receiveTransfer(input: $input) { enrolmentId } }', {
      input: { mirex: 'NE', transferId: 't', enrolmentId: id, session: 2026, speciality: '40321004', establishment: THERE, route: 'SCHOOL', form: 'GLOBAL', enrolmentCase: 'ORDINARY', languages: [], options: [], lastName: 'x', firstName: 'x', birthDate: '2007-03-01', sex: 'F', keptMarks: [], papersWithoutCcf: [], documents: [], exemptions: [] },
    }, { sub: 'agent-se', roles: ['SYSTEM'], mirex: [], peer: 'SE' });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is received from no person', async () => {
    const { errors } = await ne.ask('mutation ($input: ReceiveTransferInput!) { receiveTransfer(input: $input) { enrolmentId } }', {
      input: { mirex: 'NE', transferId: 't', enrolmentId: id, session: 2026, speciality: '40321004', establishment: THERE, route: 'SCHOOL', form: 'GLOBAL', enrolmentCase: 'ORDINARY', languages: [], options: [], lastName: 'x', firstName: 'x', birthDate: '2007-03-01', sex: 'F', keptMarks: [], papersWithoutCcf: [], documents: [], exemptions: [] },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
