import type { LetterBlock } from '@mirex/kit/pdf/letter';
import type { MirexCode } from '@mirex/schema/mirex';
import { MIREX } from '@mirex/schema/mirex';
import { seatDay } from '@mirex/schema/seat-day';

import { stampImage } from '../stamp/stamp-image.ts';
import type { Certificate, CertificateContent } from './certificate.entity.ts';
import type { CertificateKindName } from './certificate.rules.ts';
import type { StampedLetter } from './certificate.typ.ts';
import { DECISIONS, DIPLOMA_NAMES, frenchCoefficient, frenchDay, frenchMark, HONOURS, STANDINGS } from './words.rules.ts';

const TITLES: Readonly<Record<CertificateKindName, string>> = {
  TRANSCRIPT: 'Relevé de notes', PASS_CERTIFICATE: 'Attestation de réussite', BLOCK_CERTIFICATE: 'Attestation de blocs de compétences',
  STUDY_CERTIFICATE: 'Certificat de fin d’études professionnelles agricoles',
};

/** How a kind is named in a reference: capitals without accents, that a stamp can hold. */
const MARKS_OF_KINDS: Readonly<Record<CertificateKindName, string>> = { TRANSCRIPT: 'RELEVE', PASS_CERTIFICATE: 'REUSSITE', BLOCK_CERTIFICATE: 'BLOCS', STUDY_CERTIFICATE: 'CFEPA' };

/** What people quote of a document: `OI26-000001/RELEVE/1`. */
export const referenceOf = ({ content: { number }, kind, edition }: Pick<Certificate, 'kind' | 'edition'> & { readonly content: Pick<CertificateContent, 'number'> }): string => `${number}/${MARKS_OF_KINDS[kind]}/${edition}`;

/**
 * What a document says, from what it was issued with alone: the same certificate is always the same letter. Its day is that of
 * the seat of the MIREX that signs, wherever the holder lives.
 */
export function composeCertificate(certificate: Certificate, owner: MirexCode): StampedLetter {
  const { id, kind, edition, content, signatory, issuedAt, signedAt, checkCode, stamp } = certificate;
  const { firstName, lastName, birthDate, number, told } = content;
  const reference = referenceOf(certificate);
  const signedOn = seatDay(owner, signedAt ?? issuedAt);
  return {
    letter: {
      title: TITLES[kind], date: signedOn, reference: edition > 1 ? `${reference} (édition n° ${edition})` : reference,
      sender: [MIREX[owner].name, 'Ministère chargé de l’agriculture'], recipient: [`${firstName} ${lastName}`, `Né(e) le ${frenchDay(birthDate)}`, `Candidat n° ${number}`],
      blocks: [{ kind: 'facts', facts: [
        { name: 'Diplôme', value: DIPLOMA_NAMES[told.diploma] ?? told.diploma }, { name: 'Spécialité', value: content.labels.speciality }, { name: 'Session', value: String(told.session) },
      ] }, ...BODIES[kind](certificate)],
      signature: signatory ? [signatory.quality, signatory.name] : [], footer: `${MIREX[owner].name} · session ${told.session} · ${id}`,
    },
    stamp: stampImage(stamp),
    notice: `Document ${id}, code de vérification ${checkCode}. Cachet 2D-Doc signé par un certificat d’essai, sans valeur légale.`,
  };
}

const BODIES: Readonly<Record<CertificateKindName, (certificate: Certificate) => LetterBlock[]>> = {
  TRANSCRIPT: (certificate) => [marksTable(certificate), outcome(certificate)],
  PASS_CERTIFICATE: ({ content: { told, ...holder } }) => [{
    kind: 'paragraph', text: `${named(holder)} est déclaré(e) admis(e) par le jury${told.honours === null ? '' : `, avec la mention ${HONOURS[told.honours]}`}. La présente attestation vaut jusqu’à la remise du diplôme.`,
  }],
  BLOCK_CERTIFICATE: ({ content: { told, labels, ...holder } }) => [
    { kind: 'paragraph', text: `${named(holder)} a acquis les blocs de compétences correspondant aux épreuves suivantes :` },
    { kind: 'list', items: told.blocks.map((block) => labels.papers[`${told.speciality}.${block}`] ?? `Épreuve ${block}`) },
  ],
  STUDY_CERTIFICATE: ({ content }) => [{ kind: 'paragraph', text: `${named(content)} a obtenu le certificat de fin d’études professionnelles agricoles.` }],
};

const named = ({ firstName, lastName, birthDate }: Pick<CertificateContent, 'firstName' | 'lastName' | 'birthDate'>): string => `${firstName} ${lastName}, né(e) le ${frenchDay(birthDate)},`;

const marksTable = ({ content: { told, labels } }: Certificate): LetterBlock => ({
  kind: 'table', columns: ['Épreuve', 'Note sur 20', 'Coefficient', 'Observation'],
  rows: told.marks.map(({ paper, group, standing, hundredths, coefficientTenths }) => [
    `${labels.papers[paper] ?? paper}${group === 2 ? ' (second groupe)' : ''}`, frenchMark(hundredths), frenchCoefficient(coefficientTenths), STANDINGS[standing] ?? standing,
  ]),
});

const outcome = ({ content: { told } }: Certificate): LetterBlock => ({
  kind: 'facts', facts: [
    { name: 'Moyenne sur 20', value: frenchMark(told.averageHundredths) }, { name: 'Décision du jury', value: DECISIONS[told.decision] ?? told.decision },
    ...(told.honours === null ? [] : [{ name: 'Mention', value: HONOURS[told.honours] ?? told.honours }]),
    ...(told.blocks.length === 0 ? [] : [{ name: 'Blocs acquis', value: told.blocks.join(', ') }]),
  ],
});
