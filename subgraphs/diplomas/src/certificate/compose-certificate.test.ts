import { expect, it } from '@jest/globals';
import type { MirexCode } from '@mirex/schema/mirex';

import type { Certificate } from './certificate.entity.ts';
import type { CertificateKindName } from './certificate.rules.ts';
import { composeCertificate } from './compose-certificate.ts';

const certificate = (kind: CertificateKindName): Certificate => ({
  kind, edition: 1, id: 'NO-CRT-0199a2b4-7c11-7d3e-8f00-000000000001', signatory: null, signedAt: null, issuedAt: new Date('2026-07-06T08:00:00Z'), checkCode: 'a1b2c3d4e5f6a7b8c9d0', stamp: null,
  content: {
    firstName: 'Maëlle', lastName: 'Le Goff', birthDate: '2008-02-29', number: 'NO26-000001',
    told: { diploma: 'CAPA', speciality: '50321130', session: 2026, decision: 'FAILED', honours: 'AB', averageHundredths: 912, blocks: ['E1', 'E9'], marks: [] },
    labels: { speciality: 'Métiers de l’agriculture', papers: { '50321130.E1': 'Expression écrite' } },
  },
}) as unknown as Certificate;

const WHO = 'Maëlle Le Goff, né(e) le 29 février 2008,';
it.each<[kind: CertificateKindName, reference: string, said: string]>([
  ['PASS_CERTIFICATE', 'NO26-000001/REUSSITE/1', `${WHO} est déclaré(e) admis(e) par le jury, avec la mention Assez bien. La présente attestation vaut jusqu’à la remise du diplôme.`],
  ['BLOCK_CERTIFICATE', 'NO26-000001/BLOCS/1', `${WHO} a acquis les blocs de compétences correspondant aux épreuves suivantes :`],
  ['STUDY_CERTIFICATE', 'NO26-000001/CFEPA/1', `${WHO} a obtenu le certificat de fin d’études professionnelles agricoles.`],
])('a %s says of whom it speaks, in French, its reference too', (kind, reference, said) => {
  const { letter } = composeCertificate(certificate(kind), 'NO');
  expect(letter.reference).toBe(reference);
  expect(letter.blocks).toContainEqual({ kind: 'paragraph', text: said });
});

it('names blocks as papers are called, and one that the edition does not name by its code', () =>
  expect(composeCertificate(certificate('BLOCK_CERTIFICATE'), 'NO').letter.blocks).toContainEqual({ kind: 'list', items: ['Expression écrite', 'Épreuve E9'] }));

it.each<[owner: MirexCode, issuedAt: string, day: string]>([
  ['OP', '2026-07-06T15:00:00Z', '2026-07-07'],
  ['AG', '2026-07-07T02:00:00Z', '2026-07-06'],
  ['NO', '2026-07-06T22:30:00Z', '2026-07-07'],
])('bears the day of the seat of %s at %s', (owner, issuedAt, day) =>
  expect(composeCertificate({ ...certificate('PASS_CERTIFICATE'), issuedAt: new Date(issuedAt) }, owner).letter.date).toBe(day));
