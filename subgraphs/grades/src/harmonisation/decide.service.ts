import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { movable, type Moved, writeHarmonised } from '../marking/harmonise.service.ts';
import { type BatchRefusal, readShift, shifted } from '../marking/marking-batch.rules.ts';
import { type HarmonisationCommission, HarmonisationProposal, ProposalState } from './commission.entity.ts';
import { checkProposalAct, type CommissionRefusal, type ProposalActName } from './commission.rules.ts';
import { type Done, onCommission } from './commission.service.ts';
import { holdLot } from './lot-marks.ts';

interface Decision {
  readonly version: number;
  readonly number: number;
  readonly act: ProposalActName;
  readonly reason: string;
}

/**
 * Decides on a proposal: adopted, the marks of its lot move; rejected, they stay; overruled by the jury, they go back to where
 * they were. Each mark keeps its old and new value, who moved it and why, where its marker reads it. What is locked moves no more.
 */
export async function decideProposal(id: GlobalId, { version, number, act, reason }: Decision, context: Context): Promise<Done> {
  if (reason.trim() === '') return refuse({ code: 'COMMISSION_REASON_MISSING' });
  return onCommission(id, { version, open: act !== 'OVERRULE' }, context, async (commission, inside) => {
    const { em: tx, now, caller } = inside;
    const proposal = await tx.findOne(HarmonisationProposal, { commissionId: id, number });
    if (!proposal) return refuse({ code: 'PROPOSAL_UNKNOWN', given: number });
    const to = checkProposalAct(proposal, act, caller.sub);
    if (!to.ok) return to;
    const moved = await movesOf(commission, proposal, act, inside);
    if (!moved.ok) return moved;
    const why = `Commission d’harmonisation, proposition n° ${number} : ${act === 'ADOPT' ? `${proposal.reason} ; ${reason.trim()}` : reason.trim()}`;
    if (moved.value.length > 0) await writeHarmonised(moved.value, why, inside);
    Object.assign(proposal, { state: ProposalState[to.value] }, act === 'OVERRULE'
      ? { overruledAt: now(), overruledBy: caller.sub, overruling: reason.trim() }
      : { decidedAt: now(), decidedBy: caller.sub, decision: reason.trim(), moved: moved.value.map(({ id: mark, before, points }) => ({ id: mark, before, after: points })) });
    return accept(proposal);
  });
}

/** Which marks the act moves, and where to. */
async function movesOf(commission: HarmonisationCommission, { batchId, establishmentUai, shift, moved }: HarmonisationProposal, act: ProposalActName, { em: tx }: Context): Promise<Outcome<readonly Moved[], CommissionRefusal | BatchRefusal>> {
  if (act === 'REJECT') return accept([]);
  const marks = movable(await holdLot(tx, commission, { batchId, establishmentUai }));
  if (!marks.ok) return marks;
  if (act === 'ADOPT') {
    const by = readShift(shift) ?? 0;
    const asked = marks.value.map(({ id, hundredths }) => ({ id, before: hundredths, points: shifted(hundredths, by) })).filter(({ before, points }) => before !== points);
    return asked.length === 0 ? refuse({ code: 'HARMONISATION_EMPTY' }) : accept(asked);
  }
  const now = new Map(marks.value.map(({ id, hundredths }) => [id, hundredths]));
  const overtaken = moved.filter(({ id, after }) => now.get(id) !== after).length;
  return overtaken > 0 ? refuse({ code: 'PROPOSAL_OVERTAKEN', marks: overtaken }) : accept(moved.map(({ id, before, after }) => ({ id, before: after, points: before })));
}
