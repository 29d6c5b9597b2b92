import { explainer } from '@mirex/schema/explainer';

import { explainBatch } from '../marking/marking.messages.ts';
import type { BatchRefusal } from '../marking/marking-batch.rules.ts';
import type { CommissionRefusal } from './commission.rules.ts';

export const explainCommissions = explainer<CommissionRefusal>({
  COMMISSION_UNKNOWN: ({ given }) => `La commission d’harmonisation ${given} n’existe pas.`,
  COMMISSION_CHANGED_MEANWHILE: ({ expected, found }) => `La commission a avancé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  COMMISSION_CLOSED: () => 'La commission est close.',
  COMMISSION_MEMBERS_MISSING: () => 'Une commission a au moins un membre.',
  COMMISSION_MEMBER_TWICE: ({ actor }) => `Le membre ${actor} est nommé deux fois.`,
  COMMISSION_PAPER_UNKNOWN: ({ given }) => `L’épreuve ${given} n’existe pas à cette session.`,
  COMMISSION_MARKING_INCOMPLETE: ({ marks }) => `${marks} note(s) de cette épreuve ne sont pas encore saisies et vérifiées : l’harmonisation suit la fin de la correction.`,
  COMMISSION_PROPOSALS_PENDING: ({ proposals }) => `${proposals} proposition(s) attendent une décision.`,
  COMMISSION_REASON_MISSING: () => 'Une proposition, une décision et une clôture se motivent.',
  LOT_MALFORMED: () => 'Une proposition porte sur un lot de correction ou sur les notes d’un établissement, et pas sur les deux.',
  LOT_UNKNOWN: ({ given }) => `Le lot ${given} n’est pas de cette épreuve, ou n’a aucune note.`,
  LOT_PROPOSED_ALREADY: ({ number }) => `La proposition n° ${number} porte déjà sur ce lot et attend une décision.`,
  PROPOSAL_UNKNOWN: ({ given }) => `La proposition n° ${given} n’existe pas dans cette commission.`,
  PROPOSAL_STATE: ({ from, act }) => `La proposition est à l’état ${from} : l’acte ${act} n’y a pas sa place.`,
  PROPOSAL_SAME_HAND: () => 'Qui propose ne décide pas.',
  PROPOSAL_OVERTAKEN: ({ marks }) => `${marks} note(s) ont changé depuis cette décision : elle ne se retire plus d’un bloc.`,
});

const isOwn = (refusal: CommissionRefusal | BatchRefusal): refusal is CommissionRefusal => explainCommissions.catalogue.has(refusal.code);

export const explainCommission = (refusal: CommissionRefusal | BatchRefusal): { code: string; message: string } => (isOwn(refusal) ? explainCommissions(refusal) : explainBatch(refusal));
