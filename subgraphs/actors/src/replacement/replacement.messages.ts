import { explainer } from '@mirex/schema/explainer';

import { explainMissions } from '../summons/yearly-missions.messages.ts';
import type { ReplacementRefusal } from './replacement.rules.ts';

export const explainReplacement = explainer<ReplacementRefusal>({
  SUBSTITUTE_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant, ou il a été fusionné.',
  ACTOR_INCOMPATIBLE: ({ why }) => `L’acteur est incompatible avec cette mission (${why}).`,
  ACTOR_BUSY: ({ half }) => `L’acteur est déjà pris ce jour-là (${half === 'MORNING' ? 'matin' : 'après-midi'}).`,
  ACTOR_WITHOUT_COMPETENCE: ({ role }) => `L’acteur n’a pas de compétence valide pour cette mission (${role}).`,
  PAYEE_FILE_MISSING: () => 'L’intervenant extérieur n’a pas de dossier financier : il ne pourrait pas être payé.',
  YEARLY_MISSIONS_REACHED: explainMissions,
  SUMMONS_UNKNOWN: () => 'Aucune convocation de cette MIREX n’a cet identifiant.',
  ABSENCE_NOT_RECORDED: ({ state }) => `L’absence n’est pas constatée : la convocation est à l’état ${state}.`,
  REPLACED_ALREADY: ({ by }) => `Cette mission est déjà reprise par ${by}.`,
});
