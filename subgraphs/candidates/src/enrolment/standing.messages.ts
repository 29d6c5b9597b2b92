import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainAnomaly } from '../anomaly/anomaly.messages.ts';
import type { AnomalyRefusal } from '../anomaly/anomaly.rules.ts';
import { explainNational } from '../national/national.messages.ts';
import type { NationalRefusal } from '../national/national.rules.ts';
import { explainRecord } from '../record/record.messages.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import { explainOpening, explainTransition } from './enrolment.messages.ts';
import type { OpeningRefusal, TransitionRefusal } from './enrolment.rules.ts';
import type { StandingRefusal } from './standing.rules.ts';

export const explainStanding = explainer<Exclude<StandingRefusal, NationalRefusal>>({
  DOCUMENTS_MISSING: ({ kinds }) => `Il manque des pièces obligatoires, ou elles ne sont pas encore acceptées : ${kinds}.`,
  LEGAL_REP_OF_ADULT: () => 'Un candidat majeur agit lui-même : son représentant légal ne peut pas agir pour lui.',
  WITHDRAWAL_AFTER_FIRST_PAPER: ({ begunAt }) => `Les épreuves ont commencé (${begunAt}) : ce n’est plus une démission mais une absence.`,
  MARKS_LOCKED: ({ lockedAt }) => `Les notes sont verrouillées depuis le ${lockedAt} : la situation du candidat ne change plus.`,
  ROUTE_ALREADY_INDIVIDUAL: () => 'Le candidat est déjà inscrit à titre individuel.',
  ESTABLISHMENT_THE_SAME: () => 'Le candidat est déjà dans cet établissement.',
  ENROLMENT_CLOSED: ({ closedAt }) => `Les inscriptions sont closes depuis le ${closedAt} : adressez-vous à la MIREX.`,
});

/** Why the situation of an enrolment was not changed. */
export function explainSituation(refusal: StandingRefusal | TransitionRefusal | RecordRefusal | OpeningRefusal | AnomalyRefusal): Explained {
  if (explainAnomaly.catalogue.has(refusal.code)) return explainAnomaly(refusal as AnomalyRefusal);
  if (explainTransition.catalogue.has(refusal.code)) return explainTransition(refusal as TransitionRefusal);
  if (explainRecord.catalogue.has(refusal.code)) return explainRecord(refusal as RecordRefusal);
  if (explainNational.catalogue.has(refusal.code)) return explainNational(refusal as NationalRefusal);
  return explainOpening.catalogue.has(refusal.code) ? explainOpening(refusal as OpeningRefusal) : explainStanding(refusal as Parameters<typeof explainStanding>[0]);
}
