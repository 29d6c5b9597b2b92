import { explainer } from '@mirex/schema/explainer';

import { explainMissions } from '../summons/yearly-missions.messages.ts';
import type { JuryRefusal } from './jury.service.ts';

export const explainJury = explainer<JuryRefusal>({
  JURY_UNKNOWN: () => 'Aucun jury de cette MIREX n’a cet identifiant.',
  JURY_EXISTS: () => 'Un jury est déjà ouvert pour ce diplôme, cette spécialité et cette session.',
  JURY_STATE: ({ state }) => `Le jury est à l’état ${state} : cet acte n’y est pas possible.`,
  JURY_CHANGED_MEANWHILE: ({ given, current }) => `Le jury a changé entre-temps : vous avez lu la version ${given}, il en est à la ${current}.`,
  JURY_ACT_EMPTY: () => 'Le numéro de l’arrêté de nomination est obligatoire.',
  JURY_EMPTY: () => 'Le jury n’a aucun membre.',
  JURY_SEAT_TWICE: ({ actor }) => `L’acteur ${actor} siège deux fois.`,
  JURY_CHAIR_MISSING: () => 'Le jury n’a pas de président.',
  JURY_TWO_CHAIRS: () => 'Le jury a plusieurs présidents.',
  JURY_TEACHERS_TOO_MANY: ({ teachers, members }) => `Le jury compte trop d’enseignants : ${teachers} membres sur ${members}.`,
  JURY_TEACHERS_TOO_FEW: ({ teachers, members }) => `Le jury compte trop peu d’enseignants : ${teachers} membres sur ${members}.`,
  JURY_PROFESSIONALS_TOO_MANY: ({ professionals, members }) => `Le jury compte trop de professionnels : ${professionals} membres sur ${members}.`,
  CHAIR_QUALITY_MISSING: ({ actor, needed }) => `L’acteur ${actor} n’a pas la qualité requise pour présider (${needed}).`,
  SEAT_QUALITY_MISSING: ({ actor, needed }) => `L’acteur ${actor} n’a pas la qualité que son siège demande (${needed}).`,
  YEARLY_MISSIONS_REACHED: explainMissions,
  ACTOR_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant.',
  SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas dans le référentiel.`,
  DIPLOMA_UNKNOWN: ({ given }) => `Aucune spécialité du référentiel n’est du diplôme « ${given} ».`,
  SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
});
