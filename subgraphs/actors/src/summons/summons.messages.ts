import { explainer } from '@mirex/schema/explainer';

import type { IssuingRefusal } from './issuing.rules.ts';
import type { ReissueRefusal } from './reissue.rules.ts';
import type { MoveRefusal } from './summons-state.rules.ts';
import { explainMissions } from './yearly-missions.messages.ts';

export type SummonsRefusal = IssuingRefusal | MoveRefusal | ReissueRefusal | { readonly code: 'TOO_MANY_LINES'; readonly given: number; readonly most: number };

export const explainSummons = explainer<SummonsRefusal>({
  ACTOR_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant.',
  ACTOR_NOT_LENT: ({ date }) => `La MIREX de l’acteur n’a pas accordé la demi-journée du ${date} : empruntez-le d’abord.`,
  SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas dans le référentiel.`,
  SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
  PAPER_UNKNOWN: ({ given }) => `L’épreuve « ${given} » n’existe pas dans le référentiel.`,
  PAPER_OF_ANOTHER_SPECIALITY: ({ given, speciality }) => `L’épreuve ${given} n’appartient pas à la spécialité demandée (${speciality}).`,
  QUANTITY_OUT_OF_RANGE: ({ given, largest }) => `La quantité est comprise entre 1 et ${largest} (reçu : ${given}).`,
  TIME_MALFORMED: ({ given }) => `« ${given} » n’est pas une heure : écrivez 08:00.`,
  SUMMONS_OVERLAPS: ({ date, half }) => `L’acteur est déjà convoqué le ${date} (${half === 'MORNING' ? 'matin' : 'après-midi'}).`,
  YEARLY_MISSIONS_REACHED: explainMissions,
  IDEMPOTENCY_KEY_EMPTY: () => 'La clé d’idempotence est obligatoire.',
  IDEMPOTENCY_KEY_REUSED: ({ key }) => `La clé d’idempotence « ${key} » a déjà servi à une autre convocation de cet acteur.`,
  SUMMONS_UNKNOWN: () => 'Aucune convocation de cette MIREX n’a cet identifiant.',
  SUMMONS_CHANGED_MEANWHILE: ({ given, current }) => `La convocation a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
  SUMMONS_TRANSITION: ({ from, to }) => `Une convocation à l’état ${from} ne peut pas passer à l’état ${to}.`,
  TOO_MANY_LINES: ({ given, most }) => `Une émission en nombre compte ${most} lignes au plus (reçu : ${given}).`,
  REISSUE_UNCHANGED: () => 'Rien ne change dans cette convocation : il n’y a pas lieu de l’émettre à nouveau.',
  REASON_EMPTY: () => 'Le motif est obligatoire.',
  SUMMONS_NOT_YET_DUE: ({ date }) => `La mission n’a lieu que le ${date} : sa réalisation ne peut pas encore être constatée.`,
});
