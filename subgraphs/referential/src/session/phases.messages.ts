import { type Explained, explainer } from '@mirex/schema/explainer';

import type { LocalTimeRefusal } from '../schedule/local-time.ts';
import { explainSchedule } from '../schedule/schedule.messages.ts';
import type { PhasesRefusal } from './phases.rules.ts';
import { explainSession } from './session.messages.ts';
import type { SessionRefusal } from './session.rules.ts';

export const explainPhases = explainer<PhasesRefusal>({
  SESSION_EXISTS: ({ year }) => `La session ${year} existe déjà.`,
  SESSION_YEAR_TOO_FAR: ({ year, most }) => `La session ${year} est trop lointaine : ${most} au plus.`,
  SESSION_MODEL_UNKNOWN: ({ given }) => `Aucune session antérieure ne peut servir de modèle (${given}).`,
  SESSION_CHANGED_MEANWHILE: ({ seen, version }) => `Le calendrier a changé entre-temps (version vue : ${seen}, version actuelle : ${version}) : relisez-le.`,
  PHASES_NONE: () => 'Aucune phase n’est indiquée.',
  PHASE_TWICE: ({ phase }) => `La phase ${phase} est indiquée deux fois.`,
  PHASE_REVERSED: ({ phase }) => `La phase ${phase} finit avant de commencer.`,
  PHASES_OVERLAP: ({ phase, next }) => `La phase ${next} commence avant la fin de la phase ${phase}.`,
  PHASE_LEAVES_PAPERS: ({ phase, paper }) => `L’épreuve ${paper} est à l’échéancier hors de la phase ${phase} ainsi modifiée.`,
  PHASES_ENDED: ({ state }) => `La session est à l’état ${state} : ses dates ne changent plus.`,
  PHASES_REASON_MISSING: () => 'Les inscriptions ont été ouvertes : changer les dates demande un motif.',
});

export function explainPhasesAct(refusal: PhasesRefusal | SessionRefusal | LocalTimeRefusal): Explained {
  if (explainPhases.catalogue.has(refusal.code)) return explainPhases(refusal as PhasesRefusal);
  return explainSession.catalogue.has(refusal.code) ? explainSession(refusal as SessionRefusal) : explainSchedule(refusal as LocalTimeRefusal);
}
