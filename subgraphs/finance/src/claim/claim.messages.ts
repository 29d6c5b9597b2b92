import { explainer } from '@mirex/schema/explainer';

import type { CampaignRefusal } from './campaign.rules.ts';
import type { ClaimMoveRefusal } from './claim-state.rules.ts';
import type { PricingRefusal } from './pricing.rules.ts';

export type ClaimRefusal =
  | PricingRefusal
  | ClaimMoveRefusal
  | CampaignRefusal
  | { readonly code: 'CLAIM_LIST'; readonly most: number }
  | { readonly code: 'REASON_MISSING' }
  | { readonly code: 'COMPLEMENT_KIND'; readonly given: string };

export const explainClaim = explainer<ClaimRefusal>({
  RATE_MISSING: ({ activity, level, date }) => `Aucun barème n’est en vigueur le ${date} pour l’activité ${activity} (niveau ${level ?? 'indifférent'}).`,
  DIPLOMA_LEVEL_UNKNOWN: ({ speciality }) => `Le niveau du diplôme de la spécialité « ${speciality} » est inconnu : aucun barème ne peut être choisi.`,
  CLAIM_LIST: ({ most }) => `Une liste nomme chaque état de frais une fois, et ${most} au plus.`,
  COMPLEMENT_KIND: ({ given }) => `Un complément s’établit pour des vacations (PAY) ou des déplacements (TRAVEL), pas pour « ${given} ».`,
  REASON_MISSING: () => 'Un motif est nécessaire.',
  CLAIM_UNKNOWN: () => 'Aucun état de frais de cette MIREX n’a cet identifiant.',
  CLAIM_CHANGED_MEANWHILE: ({ given, current }) => `L’état de frais a changé entre-temps : vous avez lu la version ${given}, il en est à la ${current}.`,
  CAMPAIGN_CLOSED: ({ since }) => `Les états de frais de cette session ont été reçus jusqu’au ${since} : ils ne le sont plus.`,
  CLAIM_TRANSITION: ({ from, to }) => `Un état de frais à l’état ${from} ne peut pas passer à l’état ${to}.`,
  CLAIM_SUMMONS_CANCELLED: () => 'La convocation de cet état de frais a été annulée : il ne peut plus qu’être retourné ou annulé.',
  CLAIM_OF_ONESELF: ({ to }) => `Nul ne porte son propre état de frais à l’état ${to}.`,
  DUTIES_NOT_SEPARATED: ({ first, second }) => `Séparation des tâches : qui a porté l’état de frais à l’état ${first} ne peut pas le porter à l’état ${second}.`,
});
