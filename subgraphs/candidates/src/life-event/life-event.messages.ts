import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainSituation } from '../enrolment/standing.messages.ts';
import type { SituationRefusal } from '../enrolment/advance.ts';
import type { LifeEventRefusal } from './life-event.rules.ts';

export const explainLifeEvent = explainer<LifeEventRefusal>({
  LIFE_EVENT_PAPER_NOT_SAT: ({ paper }) => `Le candidat ne passe pas l’épreuve ${paper}.`,
  LIFE_EVENT_IN_THE_FUTURE: ({ day }) => `Un accident se signale après qu’il a eu lieu (reçu : ${day}).`,
  LIFE_EVENT_OUTSIDE_SESSION: ({ day, session }) => `Le ${day} n’appartient pas à la préparation ni aux épreuves de la session ${session}.`,
  LIFE_EVENT_REPORTED_ALREADY: () => 'Cela est déjà signalé pour ce jour.',
  ABSENCE_WITHOUT_PROOF: () => 'Une absence n’est justifiée que par un justificatif accepté, joint au dossier.',
});

export const explainLifeEventAct = (refusal: LifeEventRefusal | SituationRefusal): Explained =>
  (explainLifeEvent.catalogue.has(refusal.code) ? explainLifeEvent(refusal as LifeEventRefusal) : explainSituation(refusal as SituationRefusal));
