import type { DecisionTold } from '@mirex/schema/events';
import { LAST_DECISIONS } from '@mirex/schema/result-state';

export type CertificateKindName = 'TRANSCRIPT' | 'PASS_CERTIFICATE' | 'BLOCK_CERTIFICATE' | 'STUDY_CERTIFICATE';

type Decided = Pick<DecisionTold, 'decision' | 'blocks' | 'failedCertificate'>;

const ADMITTED: ReadonlySet<string> = new Set(['ADMITTED', 'ADMITTED_BY_JURY']);

/**
 * Whether a decision earns a document. A transcript waits for a final decision: who goes to the second group or is suspended
 * has none yet. From which marks blocks and the study certificate are earned, the jury's regulation has said.
 *
 * Source: CRPM, art. D811-140-8, in force from 2022-09-01 (blocks, BTSA); art. D811-148-3 (blocks, CAPa) and D811-148-5.
 */
export const earns = (kind: CertificateKindName, { decision, blocks, failedCertificate }: Decided): boolean => ({
  TRANSCRIPT: () => LAST_DECISIONS.has(decision),
  PASS_CERTIFICATE: () => ADMITTED.has(decision),
  BLOCK_CERTIFICATE: () => !ADMITTED.has(decision) && blocks.length > 0,
  STUDY_CERTIFICATE: () => !ADMITTED.has(decision) && failedCertificate,
})[kind]();
