import { explainKit } from '@mirex/kit/kit.messages';
import type { PeerRefusal } from '@mirex/kit/peer/peer.rules';
import { type Explained, explainer } from '@mirex/schema/explainer';

import type { FitnessRefusal } from '../pool/eligibility.rules.ts';
import { explainReplacement } from '../replacement/replacement.messages.ts';
import type { BorrowRefusal } from './borrow-actor.service.ts';
import type { LoanRefusal } from './loan.rules.ts';

type OwnRefusal = Exclude<BorrowRefusal, FitnessRefusal | PeerRefusal>;

export const explainOwnBorrowing = explainer<OwnRefusal>({
  BORROW_OWN_ACTOR: () => 'Cet acteur relève de cette MIREX : il se convoque sans être emprunté.',
  LOAN_UNKNOWN: () => 'Aucune demande en cours ne porte sur cet acteur, cette MIREX et cette demi-journée : elle a été refusée, ou elle a expiré.',
  LOAN_REFUSED: ({ why }) => `La MIREX de l’acteur ne le prête pas : ${why}`,
});

/** Why an actor is not lent. */
export const explainLoan = (refusal: LoanRefusal): Explained => (isOwn(refusal) ? explainOwnBorrowing(refusal) : explainReplacement(refusal));

/** Why an actor is not borrowed. */
export const explainBorrowing = (refusal: BorrowRefusal): Explained =>
  (refusal.code === 'PEER_UNAVAILABLE' || refusal.code === 'PEER_REFUSED' ? explainKit(refusal) : isOwn(refusal) ? explainOwnBorrowing(refusal) : explainReplacement(refusal));

const isOwn = (refusal: BorrowRefusal): refusal is OwnRefusal => explainOwnBorrowing.catalogue.has(refusal.code);
