import { createHash } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';

import { candidateCaller, decision, enrolment, HOUR, type PublishingUnderTest, publishingUnderTest, SIGNATORY } from '../publication/published.fixture.ts';
import { certificateDocument } from './certificate-document.ts';

const UNIT: Caller = { sub: 'agent-oi', roles: ['UNIT'], mirex: ['OI'] };
const HEAD: Caller = { sub: 'cheffe-oi', roles: ['HEAD'], mirex: ['OI'] };

let test: PublishingUnderTest;
beforeAll(async () => void (test = await publishingUnderTest()));
afterAll(() => test.close());
beforeEach(async () => {
  test.at('2026-07-01T00:00:00.000Z');
  await test.context().em.execute(`truncate publication, publication_change, published_result, result_change, known_decision, known_enrolment, known_candidate, certificate,
    certificate_change, signature_delegation, awarded_diploma, award_change, number_series, given_number, inbox, inbox_head, idempotency`);
  await test.enrol(1, 3, 5);
  await test.decide(decision(1), decision(3, { decision: 'FAILED', honours: null, blocks: ['E5'], averageHundredths: 812 }), decision(5, { decision: 'SECOND_GROUP', honours: null }));
});

const publishAll = async (): Promise<string> => {
  const { publication } = await test.schedule('REUNION_MAYOTTE');
  test.at(HOUR);
  await test.instance.doDuty();
  return publication?.id ?? '';
};

const act = async (name: string, kind: string, caller: Caller, more: object = {}) => (await test.ask(
  `mutation ($input: CertificatesInput!) { done: ${name}(input: $input) { documents userErrors { code } } }`,
  { input: { mirex: 'OI', session: 2026, diploma: 'BAC_PRO', kind, idempotencyKey: crypto.randomUUID(), ...more } }, caller,
)).data.done;

const delegate = (more: object = {}) => test.ask('mutation ($input: DelegateSignatureInput!) { done: delegateSignature(input: $input) { delegation { name } userErrors { code } } }', {
  input: { mirex: 'OI', account: 'signataire-oi', name: 'Teva Pambrun', quality: 'Directeur par délégation', act: 'Décision 2026-12', validFrom: '2026-01-01', validTo: '2026-12-31', ...more },
}, HEAD);

describe('a transcript', () => {
  it('waits for the publication, and for a final decision', async () => {
    expect(await act('issueCertificates', 'TRANSCRIPT', UNIT)).toEqual({ documents: 0, userErrors: [] });
    await publishAll();
    const idempotencyKey = crypto.randomUUID();
    expect(await act('issueCertificates', 'TRANSCRIPT', UNIT, { idempotencyKey })).toEqual({ documents: 2, userErrors: [] });
    expect(await act('issueCertificates', 'TRANSCRIPT', UNIT, { idempotencyKey })).toEqual({ documents: 2, userErrors: [] });
    expect(await act('issueCertificates', 'TRANSCRIPT', UNIT)).toEqual({ documents: 0, userErrors: [] });
    expect([await act('issueCertificates', 'PASS_CERTIFICATE', UNIT), await act('issueCertificates', 'BLOCK_CERTIFICATE', UNIT)]).toMatchObject([{ documents: 1 }, { documents: 1 }]);
  });

  it('is signed by whom the authority has delegated, on that day, and seen by its candidate then', async () => {
    await publishAll();
    await act('issueCertificates', 'TRANSCRIPT', UNIT);
    const seen = async () => (await test.ask('{ certificates { edges { node { kind edition state document { url version sha256 } } } } }', {}, candidateCaller(1))).data.certificates.edges;
    expect(await act('signCertificates', 'TRANSCRIPT', SIGNATORY)).toEqual({ documents: null, userErrors: [{ code: 'SIGNATORY_NOT_DELEGATED' }] });
    await delegate({ validTo: '2026-07-05' });
    expect(await act('signCertificates', 'TRANSCRIPT', SIGNATORY)).toEqual({ documents: null, userErrors: [{ code: 'SIGNATORY_NOT_DELEGATED' }] });
    expect((await delegate({ validTo: '2025-01-01' })).data.done).toEqual({ delegation: null, userErrors: [{ code: 'DELEGATION_REVERSED' }] });
    expect(await seen()).toEqual([]);
    await delegate();
    expect(await act('signCertificates', 'TRANSCRIPT', SIGNATORY)).toEqual({ documents: 2, userErrors: [] });
    expect(await seen()).toMatchObject([{ node: { kind: 'TRANSCRIPT', edition: 1, state: 'SIGNED', document: { url: expect.stringContaining('/documents/OI-CRT-'), version: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } } }]);
    expect(await act('sendCertificates', 'TRANSCRIPT', UNIT)).toEqual({ documents: 2, userErrors: [] });
  });

  it('is the same bytes each time, and another edition has its number', async () => {
    await publishAll();
    await act('issueCertificates', 'TRANSCRIPT', UNIT);
    const [first] = await test.context().em.execute<{ id: never }[]>('select id from certificate where enrolment_id = ?', [enrolment(1)]);
    const bytes = async (id: never) => {
      const file = await certificateDocument(id, test.instance.context(UNIT));
      return file?.ok ? createHash('sha256').update(file.value.bytes).digest('hex') : null;
    };
    expect(await bytes(first?.id as never)).toBe(await bytes(first?.id as never));
    const reissue = async (edition: number, reason: string, id: string | undefined = first?.id) => (await test.ask(
      'mutation ($input: ReissueCertificateInput!) { done: reissueCertificate(input: $input) { certificate { edition state history { by reason } } userErrors { code } } }',
      { input: { id, edition, reason } }, UNIT,
    )).data.done;
    expect(await reissue(1, ' ')).toMatchObject({ userErrors: [{ code: 'CERTIFICATE_REASON_MISSING' }] });
    expect(await reissue(2, 'Perdu')).toMatchObject({ userErrors: [{ code: 'CERTIFICATE_EDITION' }] });
    expect(await reissue(1, 'Perdu')).toEqual({ certificate: { edition: 2, state: 'ISSUED', history: [{ by: 'agent-oi', reason: 'Perdu' }] }, userErrors: [] });
    expect(await reissue(1, 'Perdu encore', String(first?.id).replace(/.{4}$/, '0000'))).toMatchObject({ userErrors: [{ code: 'CERTIFICATE_UNKNOWN' }] });
    expect(await reissue(1, 'Perdu encore')).toMatchObject({ userErrors: [{ code: 'CERTIFICATE_EDITION' }] });
  });

  it('has a new edition once the result is rectified', async () => {
    const id = await publishAll();
    await act('issueCertificates', 'TRANSCRIPT', UNIT);
    await test.decide(decision(3, { number: 2, decision: 'ADMITTED_BY_JURY' }));
    expect(await act('issueCertificates', 'TRANSCRIPT', UNIT)).toMatchObject({ documents: 0 });
    await test.ask('mutation ($input: CorrectPublicationInput!) { rectifyResults(input: $input) { rectified } }', { input: { id, version: 2, reason: 'Erreur matérielle' } }, SIGNATORY);
    expect(await act('issueCertificates', 'TRANSCRIPT', UNIT)).toMatchObject({ documents: 1 });
    expect(await test.context().em.execute('select edition from certificate where enrolment_id = ? order by edition', [enrolment(3)])).toEqual([{ edition: 1 }, { edition: 2 }]);
  });
});

describe('a diploma', () => {
  const print = async (name: string, caller: Caller) => (await test.ask(
    `mutation ($input: PrintRunInput!) { done: ${name}(input: $input) { diplomas userErrors { code } } }`,
    { input: { mirex: 'OI', session: 2026, diploma: 'BAC_PRO', idempotencyKey: crypto.randomUUID() } }, caller,
  )).data.done;
  const number = () => test.ask('mutation { numberDiplomas(input: { mirex: "OI", session: 2026 }) { numbered } }', {}, UNIT);
  const declare = async (n: number) => (await test.ask(
    'mutation ($input: DeclareEligibleInput!) { done: declareEligible(input: $input) { userErrors { code } } }', { input: { enrolmentId: enrolment(n) } }, UNIT,
  )).data.done.userErrors;

  it('is earned by a result that is out and admits', async () => {
    expect(await declare(1)).toEqual([{ code: 'RESULT_NOT_PUBLISHED' }]);
    await publishAll();
    expect(await declare(3)).toEqual([{ code: 'RESULT_NOT_ADMITTED' }]);
    expect(await print('awardPublished', UNIT)).toEqual({ diplomas: 1, userErrors: [] });
    expect(await print('awardPublished', UNIT)).toEqual({ diplomas: 0, userErrors: [] });
  });

  it('is printed once, signed by delegation, sent, and verified with its code alone', async () => {
    await publishAll();
    await print('awardPublished', UNIT);
    expect(await print('printDiplomas', UNIT)).toMatchObject({ diplomas: 0 });
    await number();
    expect([await print('printDiplomas', UNIT), await print('printDiplomas', UNIT)]).toMatchObject([{ diplomas: 1 }, { diplomas: 0 }]);
    const [row] = await test.context().em.execute<{ number: string; code: string }[]>('select number, check_code as code from awarded_diploma');
    const verify = async (reference = row?.number, code = row?.code) => (await test.ask(
      'query ($reference: String!, $code: String!) { documentIsAuthentic(mirex: "OI", reference: $reference, code: $code) }', { reference, code }, candidateCaller(3),
    )).data.documentIsAuthentic;
    expect(await verify()).toBe(false);
    expect(await print('signDiplomas', SIGNATORY)).toMatchObject({ userErrors: [{ code: 'SIGNATORY_NOT_DELEGATED' }] });
    await delegate();
    expect(await print('signDiplomas', SIGNATORY)).toMatchObject({ diplomas: 1 });
    expect([await verify(), await verify('26-OI-000002'), await verify(row?.number, '00000000000000000000'), await verify('', ''), await verify(`' or 1=1 --`)]).toEqual([true, false, false, false, false]);
    expect(await print('sendDiplomas', UNIT)).toMatchObject({ diplomas: 1 });
    const { data } = await test.ask('{ awardedDiplomas { edges { node { state document { url sha256 } history { stateAfter } } } } }', {}, candidateCaller(1));
    expect(data.awardedDiplomas.edges).toMatchObject([{ node: { state: 'SENT', document: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } } }]);
    expect(data.awardedDiplomas.edges[0].node.history.map(({ stateAfter }: { stateAfter: string }) => stateAfter)).toEqual(['ELIGIBLE', 'NUMBERED', 'PRINTED', 'SIGNED', 'SENT']);
  });

  it('stays when its holder has another name since it was printed', async () => {
    await publishAll();
    await print('awardPublished', UNIT);
    await number();
    await print('printDiplomas', UNIT);
    await delegate();
    await print('signDiplomas', SIGNATORY);
    await test.context().em.execute(`update known_candidate set last_name = 'Tetuanui'`);
    expect(await print('sendDiplomas', UNIT)).toMatchObject({ diplomas: 0 });
  });
});
