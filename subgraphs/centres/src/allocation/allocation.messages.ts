import { explainer } from '@mirex/schema/explainer';

import type { CentreRefusal } from '../centre/centre.rules.ts';
import type { SittingRefusal } from '../sitting/sitting.rules.ts';
import type { AllocationRefusal } from './allocation.rules.ts';

type Own = Exclude<AllocationRefusal, SittingRefusal | CentreRefusal>;

/** Why a candidate got no seat. */
export const explainAllocation = explainer<Own>({
  ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas connue de cette MIREX.`,
  ENROLMENT_ENDED: ({ number, state }) => `L’inscription ${number} est à l’état ${state} : elle ne se présente plus à l’examen.`,
  ENROLMENT_OF_ANOTHER_SESSION: ({ number, session }) => `L’inscription ${number} est de la session ${session}, pas de celle de l’épreuve.`,
  PAPER_NOT_OF_ENROLMENT: ({ number, paper }) => `L’épreuve ${paper} n’est pas de la spécialité de l’inscription ${number}.`,
  ALREADY_ALLOCATED: ({ number }) => `L’inscription ${number} a déjà une place à cette épreuve.`,
  SITTINGS_OVERLAP: ({ number, paper }) => `L’inscription ${number} a une place au même moment, pour l’épreuve ${paper}.`,
  PAPER_NOT_TO_SIT: ({ number, paper }) => `L’inscription ${number} ne passe pas l’épreuve ${paper} : note conservée, dispense ou contrôle en cours de formation.`,
  EXTRA_TIME_OVERLAPS: ({ number, paper }) => `Avec son temps majoré, l’inscription ${number} finirait après le début de l’épreuve ${paper}.`,
  ROOM_UNKNOWN: ({ given }) => `La salle ${given} n’est pas de ce lieu.`,
  SITTING_FULL: () => 'Il ne reste aucune place à cette heure.',
  ROOM_NOT_ACCESSIBLE: ({ room }) => `La salle ${room} n’est pas accessible en fauteuil roulant.`,
  ROOM_WITHOUT_EQUIPMENT: ({ room }) => `La salle ${room} n’a pas l’équipement que demande l’épreuve.`,
  NO_ACCESSIBLE_SEAT: () => 'Il ne reste aucune place accessible à cette heure.',
  NO_SEPARATE_ROOM: () => 'Il ne reste aucune salle à part à cette heure.',
});
