import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainRecord } from '../record/record.messages.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import type { ExemptionRefusal } from './exemption.rules.ts';

export const explainExemption = explainer<ExemptionRefusal>({
  EXEMPTION_WITHOUT_DOCUMENT: ({ kinds }) => `Une dispense se demande avec sa pièce, jointe au même dossier (attendu : ${kinds}).`,
  EXEMPTION_DOCUMENT_NOT_ACCEPTED: () => 'La pièce de cette dispense n’a pas encore été acceptée.',
  EXEMPTION_NOT_FOR_DIPLOMA: ({ diploma }) => `Le diplôme ${diploma} ne connaît pas cette dispense.`,
  EXEMPTION_NOT_FOR_CASE: () => 'Cette dispense suppose le cas d’inscription 20, titulaire d’un diplôme.',
  EXEMPTION_NO_SUCH_PAPER: () => 'La spécialité n’a pas, à cette session, l’épreuve dont la dispense est demandée.',
  EXEMPTION_ASKED_ALREADY: () => 'Cette dispense est déjà demandée.',
});

export const explainExemptionAct = (refusal: ExemptionRefusal | RecordRefusal): Explained =>
  explainExemption.catalogue.has(refusal.code) ? explainExemption(refusal as ExemptionRefusal) : explainRecord(refusal as RecordRefusal);
