import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What is proposed for one lot: decided on by the commission's chair, and by the jury as long as nothing is locked. */
export type ProposalStateName = 'PROPOSED' | 'ADOPTED' | 'REJECTED' | 'OVERRULED';
export type ProposalActName = 'ADOPT' | 'REJECT' | 'OVERRULE';

const NEXT: Readonly<Record<ProposalActName, { readonly from: ProposalStateName; readonly to: ProposalStateName }>> = {
  ADOPT: { from: 'PROPOSED', to: 'ADOPTED' }, REJECT: { from: 'PROPOSED', to: 'REJECTED' }, OVERRULE: { from: 'ADOPTED', to: 'OVERRULED' },
};

export type CommissionRefusal =
  | { readonly code: 'COMMISSION_UNKNOWN'; readonly given: string }
  | { readonly code: 'COMMISSION_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'COMMISSION_CLOSED' }
  | { readonly code: 'COMMISSION_MEMBERS_MISSING' }
  | { readonly code: 'COMMISSION_MEMBER_TWICE'; readonly actor: string }
  | { readonly code: 'COMMISSION_PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'COMMISSION_MARKING_INCOMPLETE'; readonly marks: number }
  | { readonly code: 'COMMISSION_PROPOSALS_PENDING'; readonly proposals: number }
  | { readonly code: 'COMMISSION_REASON_MISSING' }
  | { readonly code: 'LOT_MALFORMED' }
  | { readonly code: 'LOT_UNKNOWN'; readonly given: string }
  | { readonly code: 'LOT_PROPOSED_ALREADY'; readonly number: number }
  | { readonly code: 'PROPOSAL_UNKNOWN'; readonly given: number }
  | { readonly code: 'PROPOSAL_STATE'; readonly from: ProposalStateName; readonly act: ProposalActName }
  | { readonly code: 'PROPOSAL_SAME_HAND' }
  | { readonly code: 'PROPOSAL_OVERTAKEN'; readonly marks: number };

/** Who sits in a commission: somebody, and nobody twice. */
export function checkMembers(members: readonly string[]): Outcome<readonly string[], CommissionRefusal> {
  const twice = members.find((member, i) => members.indexOf(member) < i);
  if (twice !== undefined) return refuse({ code: 'COMMISSION_MEMBER_TWICE', actor: twice });
  return members.length === 0 ? refuse({ code: 'COMMISSION_MEMBERS_MISSING' }) : accept(members);
}

/** Where an act on a proposal leads; who proposed does not decide, and the jury may take anything back. */
export function checkProposalAct({ state, proposedBy }: { readonly state: ProposalStateName; readonly proposedBy: string }, act: ProposalActName, by: string): Outcome<ProposalStateName, CommissionRefusal> {
  if (state !== NEXT[act].from) return refuse({ code: 'PROPOSAL_STATE', from: state, act });
  return act !== 'OVERRULE' && proposedBy === by ? refuse({ code: 'PROPOSAL_SAME_HAND' }) : accept(NEXT[act].to);
}
