import { explainer } from '@mirex/schema/explainer';

import type { MergeRefusal } from './merge.rules.ts';

export const explainMerge = explainer<MergeRefusal>({
  ACTOR_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant.',
  MERGE_UNKNOWN: () => 'Aucune fusion de cette MIREX n’a cet identifiant.',
  MERGE_WITH_ITSELF: () => 'Un acteur ne fusionne pas avec lui-même.',
  MERGE_CYCLE: ({ actor }) => `L’acteur ${actor} est déjà fusionné dans un autre : fusionnez avec son dossier conservé.`,
  MERGE_OF_TWO_MIREX: () => 'Les deux dossiers relèvent de deux MIREX : l’une et l’autre doivent donner leur accord.',
  MERGE_BOTH_SUMMONED: ({ date, half }) => `Les deux acteurs sont convoqués le ${date} (${half === 'MORNING' ? 'matin' : 'après-midi'}) : ce sont deux personnes, ou l’une des convocations est à annuler.`,
  MERGE_TWO_NIR: () => 'Les deux dossiers ont deux NIR différents : dites lequel est à garder.',
  MERGE_TWO_IBAN: () => 'Les deux dossiers ont deux IBAN différents : dites lequel est à garder.',
  MERGE_STATE: ({ state }) => `La fusion est à l’état ${state} : cet acte n’y est pas possible.`,
  MERGE_SAME_HAND: () => 'Qui propose une fusion ne la confirme pas.',
  MERGE_UNDO_TOO_LATE: () => 'Le délai pour annuler cette fusion est passé.',
});
