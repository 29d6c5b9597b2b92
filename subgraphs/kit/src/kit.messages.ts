import { explainer } from '@mirex/schema/explainer';
import { explainVocabulary } from '@mirex/schema/refusal.messages';
import type { SessionAct } from '@mirex/schema/session-lock';
import type { SealRefusal } from '@mirex/schema/signature';

import { LARGEST_PAGE, type PageRefusal } from './page.ts';
import type { PeerRefusal } from './peer/peer.rules.ts';
import type { PdfRefusal } from './pdf/render-pdf.ts';

type OwnRefusal =
  | Exclude<PageRefusal, { code: `CURSOR_${string}` }>
  | SealRefusal
  | PeerRefusal
  | { readonly code: 'DEADLINE_PASSED' }
  | { readonly code: 'MIREX_NOT_SERVED' }
  | { readonly code: 'TEXT_MALFORMED' }
  | PdfRefusal
  | { readonly code: 'DOCUMENT_UNKNOWN' }
  | { readonly code: 'SESSION_ACT_NOT_YET'; readonly act: SessionAct; readonly session: number }
  | { readonly code: 'SESSION_ACT_CLOSED'; readonly act: SessionAct; readonly session: number }
  | { readonly code: 'FORBIDDEN' };

const ACTS: Readonly<Record<SessionAct, string>> = {
  DECLARE_OFFERS: 'La déclaration des formations', ENROL: 'L’inscription', CORRECT_ENROLMENTS: 'La correction des inscriptions', DECIDE_ACCOMMODATIONS: 'La décision d’aménagement',
  ENTER_CCF_MARKS: 'La saisie des notes de CCF', ALLOCATE: 'La répartition des candidats', SUMMON: 'La convocation', RECORD_ATTENDANCE: 'Le relevé des présences',
  ENTER_MARKS: 'La saisie des notes', DELIBERATE: 'La délibération', PUBLISH: 'La publication', CLAIM: 'La déclaration des services',
};

/** The refusals that every subgraph can give. */
export const explainKit = explainer<OwnRefusal>({
  PAGE_SIZE: ({ given }) => `Une page compte de 1 à ${LARGEST_PAGE} lignes (reçu : ${given}).`,
  PAGE_BOTH_WAYS: () => 'Une page se demande en avant (first, after) ou en arrière (last, before), pas les deux.',
  SEAL_MISSING: () => 'Requête non scellée : seule la passerelle peut interroger cette instance.',
  SEAL_EXPIRED: () => 'Le sceau de la requête a plus d’une minute : vérifiez les horloges.',
  SEAL_INVALID: () => 'Le sceau de la requête ne correspond pas à son contenu.',
  SEAL_KEY_UNKNOWN: () => 'Le sceau de la requête vient d’une clé que cette instance ne connaît pas.',
  SEAL_REPLAYED: () => 'Cette requête scellée est déjà arrivée : chacune ne vaut qu’une fois.',
  DEADLINE_PASSED: () => 'Plus personne n’attend cette réponse : la question a été interrompue.',
  MIREX_NOT_SERVED: () => 'L’identifiant désigne une autre MIREX que celle de cette instance.',
  PEER_UNAVAILABLE: ({ subgraph, owner }) => `${subgraph}@${owner} ne répond pas : réessayez plus tard.`,
  PEER_REFUSED: ({ subgraph, owner, why }) => `${subgraph}@${owner} a refusé : ${why}.`,
  SESSION_ACT_NOT_YET: ({ act, session }) => `${ACTS[act]} : pas encore ouvert, la session ${session} n’en est pas là.`,
  SESSION_ACT_CLOSED: ({ act, session }) => `${ACTS[act]} : clos, la session ${session} est plus avancée. Le bureau des examens peut rouvrir la phase.`,
  FORBIDDEN: () => 'Ces données ne sont pas de celles que vos rôles, votre MIREX ou votre établissement vous ouvrent.',
  DOCUMENT_UNKNOWN: () => 'Aucun document de cet identifiant n’existe, ou il n’est pas de ceux qui vous sont ouverts.',
  TEXT_UNPRINTABLE: ({ text }) => `Le document contient des caractères que sa police n’a pas : ${text}.`,
  TEXT_MALFORMED: () => 'Un texte contient un caractère nul ou une paire Unicode incomplète.',
});

/** Why a page could not be given. */
export const explainPage = (refusal: PageRefusal): { code: string; message: string } =>
  refusal.code === 'PAGE_SIZE' || refusal.code === 'PAGE_BOTH_WAYS' ? explainKit(refusal) : explainVocabulary(refusal);
