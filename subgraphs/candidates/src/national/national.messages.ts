import { explainer } from '@mirex/schema/explainer';

import type { NationalRefusal } from './national.rules.ts';

export const explainNational = explainer<NationalRefusal>({
  NATIONAL_CHECK_UNAVAILABLE: () => 'Le contrôle national (une seule spécialité par session, interdictions) ne peut pas être fait : le référentiel national ne répond pas. Réessayez plus tard.',
  NATIONAL_CHECK_PENDING: () => 'Le contrôle national n’est pas encore fait : il le sera dès que le référentiel national répondra.',
  SPECIALITY_HELD_ELSEWHERE: ({ mirex, speciality }) => `Le candidat est déjà inscrit à cette session pour la spécialité ${speciality}, par la MIREX ${mirex}.`,
  CANDIDATE_BANNED: ({ until }) => `Une sanction interdit au candidat de se présenter jusqu’au ${until}.`,
  SPECIALITY_NOT_NATIONAL: () => 'Le référentiel national ne connaît pas cette spécialité.',
});
