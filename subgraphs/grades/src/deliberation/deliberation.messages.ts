import { explainer } from '@mirex/schema/explainer';

import type { SecondGroupRefusal } from '../second-group/second-group-mark.rules.ts';
import { explainSecondGroup } from '../second-group/second-group.messages.ts';
import type { DeliberationRefusal } from './deliberation.rules.ts';
import { writeThousandths } from './thousandths.rules.ts';

const points = (thousandths: number): string => (typeof thousandths === 'number' ? writeThousandths(BigInt(thousandths)).replace('.', ',') : '…');

export const explainDeliberation = explainer<DeliberationRefusal>({
  JURY_HAS_NO_CHOICE: () => 'La moyenne n’est pas de celles où le règlement laisse le jury ajouter des points.',
  JURY_REASON_MISSING: () => 'La parole du jury se motive.',
  JURY_POINTS_NEGATIVE: () => 'Le jury ajoute des points, il n’en retire pas.',
  JURY_POINTS_SHORT: ({ missing }) => `Il manque encore ${points(missing)} point(s) au total pour que le candidat soit admis.`,
  JURY_POINTS_WITHOUT_ADMISSION: () => 'Un candidat ajourné ne reçoit pas de points de jury.',
  SPECIALITY_UNKNOWN: ({ given }) => `La spécialité ${given} n’est pas dans l’édition du référentiel national.`,
  REGULATION_UNKNOWN: ({ diploma, session }) => `Aucun règlement d’examen n’est connu pour le diplôme ${diploma} à la session ${session}.`,
  JURY_UNKNOWN: ({ given }) => `Le jury ${given} n’est pas connu de cette MIREX.`,
  JURY_NOT_NOMINATED: ({ state }) => `Le jury est à l’état ${state} : seul un jury nommé délibère.`,
  JURY_OF_ANOTHER_EXAM: () => 'Le jury est nommé pour un autre diplôme, une autre spécialité ou une autre session.',
  DELIBERATION_ALREADY_OPEN: ({ other }) => `Une délibération est déjà ouverte pour cette spécialité : ${other}.`,
  DELIBERATION_DONE: ({ other }) => `Cette délibération a eu lieu (${other}) : une correction est une nouvelle délibération, qui la nomme.`,
  NOBODY_TO_DELIBERATE: () => 'Aucune inscription n’attend cette délibération.',
  MARKS_NOT_READY: ({ marks }) => `${marks} note(s) manquent, ou ne sont pas vérifiées : le jury ne peut pas ouvrir.`,
  SECOND_GROUP_UNKNOWN: () => 'Ce diplôme n’a pas de second groupe d’épreuves.',
  DELIBERATION_UNKNOWN: ({ given }) => `La délibération ${given} n’existe pas pour cette spécialité.`,
  DELIBERATION_SIGNED: () => 'Le procès-verbal est signé : il ne change plus.',
  DELIBERATION_NOT_SIGNED: () => 'Seul un procès-verbal signé se rectifie ; celui-ci est encore ouvert.',
  DELIBERATION_CHANGED_MEANWHILE: ({ expected, found }) => `La délibération a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  RESULT_UNKNOWN: ({ given }) => `Le résultat ${given} n’existe pas.`,
  RESULT_CHANGED_MEANWHILE: ({ expected, found }) => `Le résultat a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  JURY_WORD_MISSING: ({ results }) => `Le jury ne s’est pas prononcé sur ${results} candidat(s) dont la moyenne lui laisse le choix.`,
  FILES_NOT_EXAMINED: () => 'Aucun candidat n’est ajourné sans que le jury ait examiné son livret : attestez-le.',
  CORRECTION_REASON_MISSING: () => 'Une rectification se motive.',
  RECTIFIED_MARK_UNKNOWN: ({ paper }) => `Aucune note de l’épreuve ${paper} n’est à rectifier pour cette inscription.`,
});

/** Why a record was not corrected: a mark may be at fault. */
export const explainRectification = (refusal: DeliberationRefusal | SecondGroupRefusal): { code: string; message: string } =>
  (explainDeliberation.catalogue.has(refusal.code) ? explainDeliberation(refusal as DeliberationRefusal) : explainSecondGroup(refusal as SecondGroupRefusal));
