import { explainer } from '@mirex/schema/explainer';

import type { SignatureRefusal } from '../signature/delegation.service.ts';
import type { CertificateRefusal } from './move-certificates.service.ts';

export const explainCertificate = explainer<CertificateRefusal | SignatureRefusal>({
  CERTIFICATE_UNKNOWN: ({ given }) => `Le document ${given} n’existe pas.`,
  CERTIFICATE_EDITION: ({ seen, found }) => `La dernière édition de ce document est la n° ${found} (lue : ${seen}) : une réédition part de la dernière.`,
  CERTIFICATE_REASON_MISSING: () => 'Rééditer un document demande un motif.',
  DELEGATION_REVERSED: ({ from, to }) => `La délégation finit (${to}) avant de commencer (${from}).`,
  SIGNATORY_NOT_DELEGATED: () => 'Ce compte n’a pas de délégation de signature en cours.',
});
