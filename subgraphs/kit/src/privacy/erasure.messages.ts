import { explainer } from '@mirex/schema/explainer';

import type { KeptBecause, OpenBusiness } from './personal-data.ts';

export type ErasureRefusal =
  | { readonly code: OpenBusiness['code'] }
  | { readonly code: 'ERASURE_HELD'; readonly reason: string }
  | { readonly code: 'ERASURE_PERSON_UNKNOWN'; readonly given: string };

export const explainErasure = explainer<ErasureRefusal>({
  ERASURE_PERSON_UNKNOWN: ({ given }) => `Rien n’est gardé sous l’identifiant ${given}.`,
  ERASURE_HELD: ({ reason }) => `L’effacement est suspendu : ${reason}.`,
  ERASURE_SESSION_OPEN: () => 'La personne est inscrite à une session qui n’est pas finie.',
  ERASURE_MISSION_OPEN: () => 'La personne est convoquée pour une mission à venir.',
  ERASURE_FRAUD_OPEN: () => 'Un dossier de fraude de la personne est en cours.',
  ERASURE_CLAIM_OPEN: () => 'Un état de frais de la personne n’est ni payé ni annulé.',
  ERASURE_DIPLOMA_OPEN: () => 'Un diplôme de la personne n’est pas encore remis.',
  ERASURE_CASE_OPEN: () => 'Un recours ou une demande de la personne est en cours.',
});

/** Why rows are kept, as the record of an erasure says it. What of it was not read in a text is a proposal. */
export const KEPT_BECAUSE: Readonly<Record<KeptBecause, string>> = {
  EXAM_RECORD: 'notes, résultats et procès-verbaux d’un examen public (RGPD, art. 17.3 b et d), sous un identifiant sans nom',
  DIPLOMA_REGISTER: 'registre des diplômes, versé aux archives (RGPD, art. 17.3 d)',
  ACCOUNTS: 'pièces comptables d’une dépense de l’État, jusqu’au terme de leur conservation (RGPD, art. 17.3 b)',
  HISTORY: 'trace des actes, par identifiants et codes',
  NAMELESS: 'lignes qui ne nomment personne une fois l’identité effacée',
  SANCTION: 'sanctions et verrous nationaux, sous une empreinte que personne ne peut lire',
  ANONYMITY: 'copies anonymes',
};
