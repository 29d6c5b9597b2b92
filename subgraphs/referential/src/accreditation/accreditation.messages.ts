import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainUai } from '../establishment/establishment.messages.ts';
import type { UaiRefusal } from '../establishment/uai.rules.ts';
import { explainRight } from '../right/right.messages.ts';
import type { RightRefusal } from '../right/right.rules.ts';
import { explainDay } from '../validity/day.messages.ts';
import type { DayRefusal } from '../validity/day.rules.ts';
import type { AccreditationRefusal } from './accreditation.rules.ts';

export const explainAccreditation = explainer<AccreditationRefusal>({
  ACCREDITATION_OVERLAP: ({ other }) => `L’habilitation ${other} couvre déjà une partie de cette période.`,
  ACCREDITATION_ESTABLISHMENT_UNKNOWN: ({ given }) => `L’établissement ${given} n’existe pas dans le référentiel.`,
  ACCREDITATION_SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
});

/** Why an accreditation was refused, whoever's rule refused it. */
export function explainGranting(refusal: AccreditationRefusal | UaiRefusal | RightRefusal | DayRefusal): Explained {
  if (refusal.code === 'UAI_KEY' || refusal.code === 'UAI_MALFORMED') return explainUai(refusal);
  if (refusal.code === 'DAY_OUT_OF_RANGE') return explainDay(refusal);
  return refusal.code === 'PLACE_NOT_ALLOWED' ? explainRight(refusal) : explainAccreditation(refusal);
}
