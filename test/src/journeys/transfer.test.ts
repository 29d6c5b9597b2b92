import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { developmentTrust } from '@mirex/gateway/access/development-token';
import type { MirexCode } from '@mirex/schema/mirex';

import { databaseDown } from '../product/database-down.ts';
import { enterPhase } from '../product/enter-phase.ts';
import { castAt, type Casting, type Somebody } from '../product/people.ts';
import { settled } from '../product/settled.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';
import { until } from '../processes/until.ts';

const SESSION = 2027;
const BAC_PRO = '40321004';
const trust = developmentTrust('a-secret-of-the-transfer-journey-0123456789');
const STEP = 'enrolment { id version state }';
const act = (name: string, input: string, give: string) => ({ act: name, input, give });
const REGISTER = act('registerEnrolment', 'RegisterEnrolmentInput', 'enrolment { id version nationalCheck candidate { id } }');
const TRANSFER = act('transferEnrolment', 'TransferEnrolmentInput', 'transfer { id state mirex attempts movedTo { id } }');
const CHOOSE = act('chooseForEnrolment', 'ChooseForEnrolmentInput', STEP);
const change = (name: string) => act(name, 'ChangeEnrolmentInput', STEP);
const record = (name: string, input = 'StepInput') => act(name, input, 'request { id version state }');

let clock = new Date('2026-11-05T09:00:00Z');
let test: TestProduct;
let cast: Casting;
let schools: Readonly<Record<'NO' | 'SE', string>>;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO', 'SE'], enrolments: 20, now: () => clock, trust });
  cast = castAt(test.product.gateway.url, trust, () => clock);
  await enterPhase(cast({ roles: ['BEX'] }), SESSION, ['METRO'], 'ORGANISATION');
  await test.product.look();
  const { offers } = await unit('NO').read(
    `query ($filter: OfferFilter) { offers(filter: $filter, first: 400) { edges { node { route establishment { uai mirex(session: ${SESSION}) { code } } } } } }`, { filter: { speciality: BAC_PRO, session: SESSION, state: 'OPEN' } },
  );
  const at = (mirex: MirexCode): string => offers.edges.find(({ node }: { node: { route: string; establishment: { mirex: { code: string } | null } } }) => node.route === 'SCHOOL' && node.establishment.mirex?.code === mirex).node.establishment.uai;
  schools = { NO: at('NO'), SE: at('SE') };
}, 240_000);
afterAll(() => test.stop(), 60_000);

const unit = (mirex: MirexCode): Somebody => cast({ roles: ['UNIT'], mirex: [mirex] });
const trans = (mirex: MirexCode): Somebody => cast({ roles: ['TRANS'], mirex: [mirex] });
const clerk = (mirex: 'NO' | 'SE'): Somebody => cast({ roles: ['CLERK'], mirex: [mirex], establishment: schools[mirex] });
const candidateOf = (...candidates: readonly string[]): Somebody => cast({ roles: ['CAND'], candidates: candidates as never });
/** Waits until what was done is known wherever it must be. */
const news = (): Promise<void> => settled(test.product.installation);

let names = 0;
const somebody = () => {
  names += 1;
  return { session: SESSION, lastName: `Voyage ${String.fromCodePoint(64 + names)}`, firstName: 'Zoé', birthDate: '2008-03-01', sex: 'F', establishment: schools.NO, speciality: BAC_PRO, route: 'SCHOOL', languages: ['ANG'] };
};

/** Enrolled by the school, or by the MIREX once the registers are closed, signed by the candidate, accepted by the MIREX. */
async function accepted(person: object, by = clerk('NO')): Promise<{ id: string; version: number; candidate: string }> {
  const { enrolment: { id, candidate } } = await by.act(REGISTER, { mirex: 'NO', ...person });
  await by.act(change('confirmEnrolment'), { id, version: 1 });
  await candidateOf(candidate.id).act(change('signEnrolment'), { id, version: 2 });
  await unit('NO').act(change('reviewEnrolment'), { id, version: 3 });
  const { enrolment } = await unit('NO').act(change('acceptEnrolment'), { id, version: 4 });
  expect(enrolment.state).toBe('ACCEPTED');
  return { id, version: enrolment.version, candidate: candidate.id };
}

describe('a candidate who moves from one MIREX to another', () => {
  const person = () => ({ ...somebody(), lastName: 'Nomade' });
  let left: { id: string; version: number; candidate: string };
  let arrived: { id: string; candidate: string };
  const input = (over: object = {}) => ({ id: left.id, version: left.version, establishment: schools.SE, reason: 'Déménagement de la famille', ...over });

  beforeAll(async () => {
    left = await accepted(person());
    const { id } = left;
    const { enrolment } = await unit('NO').act(CHOOSE, { id, version: left.version, enrolmentCase: 'REPEATER', options: [] });
    left.version = enrolment.version;
    const { keptMark } = await clerk('NO').act(act('requestKeptMark', 'RequestKeptMarkInput', 'keptMark { id version }'), { enrolmentId: id, paper: `${BAC_PRO}.E7`, points: '13', earnedPaper: `${BAC_PRO}.E7`, earnedSession: 2026 });
    await unit('NO').act(act('decideKeptMark', 'DecideInput', 'keptMark { state }'), { id: keptMark.id, version: keptMark.version, granted: true });
    const { document } = await candidateOf(left.candidate).act(act('addDocument', 'AddDocumentInput', 'document { id version }'), { enrolmentId: id, kind: 'IDENTITY', fileName: 'identite.pdf', mediaType: 'application/pdf', bytes: 21_000, sha256: 'ab'.repeat(32) });
    await unit('NO').act(act('openDocument', 'StepInput', 'document { state }'), { id: document.id, version: document.version });
    await unit('NO').act(act('reviewDocument', 'ReviewDocumentInput', 'document { state }'), { id: document.id, version: document.version + 1, accepted: true });
    const { request } = await candidateOf(left.candidate).act(record('submitAccommodation', 'SubmitAccommodationInput'), { enrolmentId: id, plan: 'PAP', measures: [{ code: 'SEPARATE_ROOM' }] });
    await trans('NO').act(record('completeAccommodation', 'CompleteAccommodationInput'), { id: request.id, version: 1, complete: true });
    await trans('NO').act(record('simplifyAccommodation'), { id: request.id, version: 2 });
    const { enrolment: { accommodation } } = await trans('NO').read('query ($id: ID!) { enrolment(id: $id) { accommodation { asked { code papers } } } }', { id });
    await cast({ roles: ['SIGN'], mirex: ['NO'] }).act(record('decideAccommodation', 'DecideAccommodationInput'), { id: request.id, version: 3, measures: accommodation.asked });
    await news();
    await summon(id);
  }, 60_000);

  /** Seats them in the MIREX that they will leave, and summons them there. */
  async function summon(id: string): Promise<void> {
    const { papers } = await unit('NO').read(`{ papers(session: ${SESSION}, speciality: "${BAC_PRO}") { code mode } }`);
    const paperCode = papers.find(({ mode }: { mode: string }) => mode === 'TERMINAL').code;
    const rooms = [{ code: 'A1', capacity: 20, accessible: true }, { code: 'B1', capacity: 4, accessible: false }];
    const { venue } = await unit('NO').act(act('createVenue', 'CreateVenueInput', 'venue { id }'), { mirex: 'NO', code: 'TRANSFERT', name: 'Lycée des Départs', commune: '35238', timeZone: 'Europe/Paris', rooms });
    const { centre } = await unit('NO').act(act('planCentre', 'PlanCentreInput', 'centre { id }'), { venueId: venue.id, session: SESSION, kind: 'COMPOSITION' });
    const { sitting } = await unit('NO').act(act('openSitting', 'OpenSittingInput', 'sitting { id }'), { centreId: centre.id, paperCode, startsAt: '2027-06-02T06:00:00Z', endsAt: '2027-06-02T08:00:00Z' });
    await unit('NO').act(act('allocateEnrolment', 'AllocateEnrolmentInput', 'allocation { seat alone }'), { enrolmentId: id, sittingId: sitting.id });
    await unit('NO').act(act('writeCandidateSummonsText', 'WriteCandidateSummonsTextInput', 'text { version }'), { mirex: 'NO', title: 'Convocation', body: 'Session {{session}}.' });
    const { issued } = await unit('NO').act(act('issueCandidateSummonses', 'IssueCandidateSummonsesInput', 'issued'), { mirex: 'NO', session: SESSION, enrolmentIds: [id], idempotencyKey: 'transfer-journey' });
    expect(issued).toBe(1);
  }

  it('is transferred by their MIREX alone: not by the one that will receive them, their school or themselves', async () => {
    for (const who of [unit('SE'), clerk('NO'), clerk('SE'), candidateOf(left.candidate), cast({ roles: ['BEX'] })]) {
      expect(await who.refused(TRANSFER, input())).toEqual([expect.stringMatching(/FORBIDDEN/)]);
    }
  });

  it.each([
    ['inside their MIREX', () => ({ establishment: schools.NO }), 'TRANSFER_TO_OWN_MIREX'],
    ['to a school that is not there', () => ({ establishment: '0000000A' }), 'ESTABLISHMENT_UNKNOWN'],
    ['without a reason', () => ({ reason: ' ' }), 'REASON_MISSING'],
    ['by who has seen an old version', () => ({ version: 1 }), 'ENROLMENT_CHANGED_MEANWHILE'],
  ])('is not transferred %s', async (_why, over, code) => expect(await unit('NO').refused(TRANSFER, input(over()))).toEqual([code]));

  it('is enrolled there, with a number of that MIREX, and says here where they went', async () => {
    const { transfer } = await unit('NO').act(TRANSFER, input());
    expect(transfer).toEqual({ id: expect.stringMatching(/^NO-TRF-/), state: 'DONE', mirex: 'SE', attempts: 1, movedTo: { id: expect.stringMatching(/^SE-ENR-/) } });
    const { enrolment } = await unit('SE').read('query ($id: ID!) { enrolment(id: $id) { id number state nationalCheck establishment { uai } speciality { code } languages enrolmentCase candidate { id lastName } } }', { id: transfer.movedTo.id });
    expect(enrolment).toEqual({
      id: transfer.movedTo.id, number: expect.stringMatching(/^SE27-\d{6}$/), state: 'ACCEPTED', nationalCheck: 'RESERVED', establishment: { uai: schools.SE }, speciality: { code: BAC_PRO },
      languages: ['ANG'], enrolmentCase: 'REPEATER', candidate: { id: expect.stringMatching(/^SE-CAN-/), lastName: 'Nomade' },
    });
    arrived = { id: enrolment.id, candidate: enrolment.candidate.id };
    const { enrolment: old } = await unit('NO').read('query ($id: ID!) { enrolment(id: $id) { state transfers { state mirex changes { to by reason } } changes { from to reason } } }', { id: left.id });
    expect(old).toMatchObject({ state: 'TRANSFERRED', transfers: [{ state: 'DONE', mirex: 'SE', changes: [{ to: 'PENDING', by: 'unit-no', reason: 'Déménagement de la famille' }, { to: 'DONE' }] }] });
    expect(old.changes.at(-1)).toEqual({ from: 'ACCEPTED', to: 'TRANSFERRED', reason: 'Transfert vers la MIREX SE' });
  });

  it('keeps their marks, their papers, their document and their accommodation', async () => {
    const asked = 'query ($id: ID!) { enrolment(id: $id) { keptMarks { points paper { code } state } paperMap { paper { code } status keptPoints } documents { kind sha256 state } accommodation { state decision granted { code papers } } } }';
    const [old, fresh] = [(await trans('NO').read(asked, { id: left.id })).enrolment, (await trans('SE').read(asked, { id: arrived.id })).enrolment];
    expect(fresh).toEqual(old);
    expect(fresh.keptMarks).toEqual([{ points: '13.00', paper: { code: `${BAC_PRO}.E7` }, state: 'GRANTED' }]);
    expect(fresh.paperMap).toContainEqual({ paper: { code: `${BAC_PRO}.E7` }, status: 'KEPT', keptPoints: '13.00' });
    expect(fresh.documents).toEqual([{ kind: 'IDENTITY', sha256: 'ab'.repeat(32), state: 'ACCEPTED' }]);
    expect(fresh.accommodation).toMatchObject({ decision: 'GRANTED', granted: [{ code: 'SEPARATE_ROOM' }] });
  });

  it('is no longer summoned nor seated here', async () => {
    await news();
    const { enrolment: old } = await unit('NO').read('query ($id: ID!) { enrolment(id: $id) { allocations { id } candidateSummonses { state history { stateAfter reason } } placeHistory { reason } } }', { id: left.id });
    expect(old).toEqual({
      allocations: [], placeHistory: [{ reason: 'Attribution à la main.' }, { reason: 'Inscription terminée, ou de spécialité changée.' }],
      candidateSummonses: [{ state: 'CANCELLED', history: expect.arrayContaining([{ stateAfter: 'CANCELLED', reason: 'Inscription terminée.' }]) }],
    });
  });

  it('holds one speciality in the nation still: handed over by the old enrolment, given back by nobody', async () => {
    const asked = 'query ($id: ID!) { specialityLockChanges(enrolmentId: $id) { specialityBefore specialityAfter } }';
    const bex = cast({ roles: ['BEX'] });
    const held = { specialityBefore: null, specialityAfter: BAC_PRO };
    expect((await bex.read(asked, { id: left.id })).specialityLockChanges).toEqual([held]);
    expect((await bex.read(asked, { id: arrived.id })).specialityLockChanges).toEqual([{ specialityBefore: BAC_PRO, specialityAfter: BAC_PRO }]);
    expect(await clerk('NO').refused(REGISTER, { mirex: 'NO', ...somebody(), lastName: 'Nomade' })).toEqual(['ENROLLED_ALREADY']);
  });

  it('is not transferred twice', async () => {
    expect(await unit('NO').refused(TRANSFER, input())).toEqual(['ENROLMENT_CHANGED_MEANWHILE']);
    expect(await unit('NO').refused(TRANSFER, input({ version: left.version + 1 }))).toEqual(['ENROLMENT_ENDED']);
  });

  it('reads on: what they left, and, once their account knows them in both, where they are', async () => {
    const asked = 'query ($id: ID!) { enrolment(id: $id) { state movedTo { id state number paperMap { status } } } }';
    const { data, codes } = await candidateOf(left.candidate).look(asked, { id: left.id });
    expect([data.enrolment.state, data.enrolment.movedTo, codes]).toEqual(['TRANSFERRED', null, [expect.stringMatching(/FORBIDDEN/)]]);
    const { enrolment } = await candidateOf(left.candidate, arrived.candidate).read(asked, { id: left.id });
    expect(enrolment).toMatchObject({ state: 'TRANSFERRED', movedTo: { id: arrived.id, state: 'ACCEPTED', number: expect.stringMatching(/^SE27-/) } });
  });

  it('is read by the school that receives them, no more than before by others', async () => {
    const asked = 'query ($id: ID!) { enrolment(id: $id) { candidate { lastName } } }';
    expect((await clerk('SE').read(asked, { id: arrived.id })).enrolment).toEqual({ candidate: { lastName: 'Nomade' } });
    const another = cast({ roles: ['CLERK'], mirex: ['SE'], establishment: schools.NO });
    expect((await another.look(asked, { id: arrived.id })).data.enrolment).toBeNull();
    expect((await cast({ roles: ['BEX'] }).read('query ($id: ID!) { enrolment(id: $id) { movedTo { id } } }', { id: left.id })).enrolment.movedTo).toEqual({ id: arrived.id });
  });
});

describe('when the other MIREX is down', () => {
  it('the transfer waits, nothing else changes the enrolment, and it arrives once when that MIREX is back', async () => {
    const { id, version } = await accepted(somebody());
    const restore = await databaseDown(test, 'SE');
    let pending: { state: string; movedTo: unknown };
    try {
      ({ transfer: pending } = await unit('NO').act(TRANSFER, { id, version, establishment: schools.SE, reason: 'Déménagement' }));
      expect(pending).toMatchObject({ state: 'PENDING', attempts: 1, movedTo: null });
      expect(await clerk('NO').refused(change('withdrawEnrolment'), { id, version })).toEqual(['TRANSFER_UNDER_WAY']);
      expect(await unit('NO').refused(TRANSFER, { id, version, establishment: schools.SE, reason: 'Encore' })).toEqual(['TRANSFER_UNDER_WAY']);
    } finally {
      await restore();
    }
    const where = async () => (await unit('NO').read('query ($id: ID!) { enrolment(id: $id) { state transfers { state movedTo { id } } } }', { id })).enrolment;
    await until('the transfer is carried', async () => {
      await test.product.look();
      return (await where()).state === 'TRANSFERRED';
    });
    const { transfers: [{ movedTo }] } = await where();
    const { rows } = await test.database('NO').query('select 1 from candidates.transfer where enrolment_id = $1', [id]);
    expect([rows.length, movedTo.id]).toEqual([1, expect.stringMatching(/^SE-ENR-/)]);
    expect((await unit('SE').read('query ($id: ID!) { enrolment(id: $id) { state } }', { id: movedTo.id })).enrolment.state).toBe('ACCEPTED');
  }, 60_000);
});

describe('who is banned for a fraud in one MIREX', () => {
  const OBSERVE = act('observeFraud', 'ObserveFraudInput', 'id');
  const ADVANCE = act('advanceFraudCase', 'AdvanceFraudCaseInput', 'fraudCase { state version }');
  const person = () => ({ ...somebody(), lastName: 'Fraude Grave' });

  /** From what was seen to what nobody can appeal any more: the minister bans for two years. */
  async function final(enrolmentId: string): Promise<void> {
    const { id } = await unit('NO').act(OBSERVE, { enrolmentId, place: 'PAPER', papers: [`${BAC_PRO}.E7`], facts: 'Usurpation d’identité', candidateRemoved: false });
    const acts: readonly (readonly [act: string, on: string, more?: object])[] = [
      ['SIGN_RECORD', '2026-06-10', { countersigned: true }], ['SEND_TO_CHAIR', '2026-06-20'], ['REPORT', '2026-07-01', { proposal: 'MEASURES_AND_BAN' }], ['GIVE_NOTICE', '2026-07-05'],
      ['SANCTION', '2026-07-20', { reason: 'Faits établis, d’une particulière gravité', banMonths: 24 }], ['NOTIFY', '2026-07-25'],
    ];
    for (const [name, on, more] of acts) {
      const { fraudCase: { version } } = await unit('NO').read('query ($id: ID!) { fraudCase(id: $id) { version } }', { id });
      await (name === 'SANCTION' ? cast({ roles: ['BEX'] }) : unit('NO')).act(ADVANCE, { id, version, act: name, on, ...more });
    }
    const { data } = await unit('NO').look('mutation { letFraudSilencesSpeak(mirex: "NO") { state } }');
    expect(data.letFraudSilencesSpeak).toEqual([{ state: 'FINAL' }]);
  }

  it('is barred from the next session there, and enrolled nowhere', async () => {
    const before = await accepted({ ...person(), session: SESSION - 1 }, unit('NO'));
    const next = await accepted(person());
    await news();
    await final(before.id);
    await news();
    const asked = 'query ($id: ID!) { enrolment(id: $id) { state bans { state bannedUntil } changes { to reason } } }';
    const { enrolment } = await unit('NO').read(asked, { id: next.id });
    expect([enrolment.state, enrolment.changes.at(-1)]).toEqual(['BARRED', { to: 'BARRED', reason: expect.stringMatching(/^Sanction définitive, affaire NO-FRA-/) }]);
    const candidates = test.product.installation.instances.find(({ name, owner }) => name === 'candidates' && owner === 'NO');
    await candidates?.duties.find(({ name }) => name === 'bans')?.run(candidates.context());
    expect((await unit('NO').read(asked, { id: before.id })).enrolment.bans).toEqual([{ state: 'RECORDED', bannedUntil: '2028-07-24' }]);
    expect(await unit('SE').refused(REGISTER, { mirex: 'SE', ...person(), establishment: schools.SE })).toEqual(['CANDIDATE_BANNED']);
  }, 60_000);
});

it('nobody is transferred once the papers have begun where they are', async () => {
  const { id, version } = await accepted(somebody());
  clock = new Date('2027-05-26T09:00:00Z');
  expect(await unit('NO').refused(TRANSFER, { id, version, establishment: schools.SE, reason: 'Trop tard' })).toEqual(['TRANSFER_AFTER_FIRST_PAPER']);
});
