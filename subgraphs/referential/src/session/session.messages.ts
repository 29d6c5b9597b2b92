import { explainer } from '@mirex/schema/explainer';

import type { SessionRefusal } from './session.rules.ts';

export const explainSession = explainer<SessionRefusal>({
  SESSION_UNKNOWN: ({ given, zone }) => `La session ${given} n’existe pas pour le calendrier ${zone}.`,
  SESSION_STEP: ({ from, to }) => `Une session ne passe pas de ${from} à ${to}.`,
  SESSION_NOT_READY: ({ count, first }) => `${count} contrôle(s) bloquant(s) avant d’ouvrir les inscriptions, dont : ${first}.`,
  SESSION_REASON_MISSING: () => 'Une réouverture indique son motif.',
  SESSION_UNTIL_PAST: () => 'Une réouverture finit à un instant à venir.',
  SESSION_PHASE_NOT_LEFT: ({ phase }) => `La phase ${phase} n’est pas passée : elle ne se rouvre pas.`,
  SESSION_ARCHIVED: () => 'Une session archivée ne change plus.',
});
