import { explainer } from '@mirex/schema/explainer';

import type { SessionRefusal } from './session.rules.ts';

export const explainSession = explainer<SessionRefusal>({
  SESSION_UNKNOWN: ({ given, zone }) => `La session ${given} n’existe pas pour le calendrier ${zone}.`,
  SESSION_STEP: ({ from, to }) => `Une session ne passe pas de ${from} à ${to}.`,
  SESSION_BUREAU_ONLY: () => 'Seul le bureau des examens fait avancer ou rouvre une session.',
  SESSION_REASON_MISSING: () => 'Une réouverture indique son motif.',
  SESSION_ARCHIVED: () => 'Une session archivée ne change plus.',
});
