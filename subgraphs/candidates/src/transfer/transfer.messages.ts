import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainSituation } from '../enrolment/standing.messages.ts';
import type { SituationRefusal } from '../enrolment/advance.ts';
import type { TransferRefusal } from './transfer.rules.ts';

export const explainTransfer = explainer<TransferRefusal>({
  TRANSFER_TO_OWN_MIREX: ({ uai }) => `L’établissement ${uai} relève de cette MIREX : c’est un changement d’établissement.`,
  TRANSFER_AFTER_FIRST_PAPER: ({ begunAt }) => `Les épreuves ont commencé (${begunAt}) : une inscription ne change plus de MIREX pour cette session.`,
});

export const explainTransferAct = (refusal: TransferRefusal | SituationRefusal): Explained =>
  explainTransfer.catalogue.has(refusal.code) ? explainTransfer(refusal as TransferRefusal) : explainSituation(refusal as SituationRefusal);
