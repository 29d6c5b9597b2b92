import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

import { type BatchRefusal, readShift } from '../marking/marking-batch.rules.ts';
import { HarmonisationCommission, HarmonisationProposal, ProposalState } from './commission.entity.ts';
import { checkMembers, type CommissionRefusal } from './commission.rules.ts';
import { holdLot, type Lot } from './lot-marks.ts';

export type Done = Outcome<HarmonisationCommission, CommissionRefusal | BatchRefusal>;

interface Opening {
  readonly session: number;
  readonly paper: string;
  readonly meetingId: GlobalId | null;
  readonly members: readonly GlobalId[];
}

/** Opens a commission on the marks of a paper: not before all of them are entered and verified. */
export async function openCommission({ session, paper, meetingId, members }: Opening, context: Context): Promise<Done> {
  const checked = checkMembers(members);
  if (!checked.ok) return checked;
  if (!(await dataSet(context, 'papers')).some((one) => one.code === paper && coversSession(one, session))) return refuse({ code: 'COMMISSION_PAPER_UNKNOWN', given: paper });
  const { caller, now } = context;
  return context.em.transactional(async (tx) => {
    const [row] = await tx.execute<{ marks: number }[]>(`select count(*)::integer as marks from mark where session = ? and paper_code = ? and state in ('EXPECTED', 'ENTERED')`, [session, paper]);
    if (row && row.marks > 0) return refuse({ code: 'COMMISSION_MARKING_INCOMPLETE', marks: row.marks });
    return accept(tx.create(HarmonisationCommission, { id: context.newId('HCO'), session, paper, meetingId, members, openedAt: now(), openedBy: caller.sub }));
  });
}

/**
 * Takes a commission for an act, as it was read and while it sits, and to its next version. Two at once: the second is refused.
 *
 * @param open false: also when it is closed, for the jury has the last word.
 */
export const onCommission = (
  id: GlobalId, { version, open }: { readonly version: number; readonly open: boolean }, context: Context, act: (commission: HarmonisationCommission, inside: Context) => Promise<Outcome<unknown, CommissionRefusal | BatchRefusal>>,
): Promise<Done> => context.em.transactional(async (tx): Promise<Done> => {
  const commission = await tx.findOne(HarmonisationCommission, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!commission) return refuse({ code: 'COMMISSION_UNKNOWN', given: id });
  if (commission.version !== version) return refuse({ code: 'COMMISSION_CHANGED_MEANWHILE', expected: version, found: commission.version });
  if (open && commission.closedAt !== null) return refuse({ code: 'COMMISSION_CLOSED' });
  const done = await act(commission, within(context, tx));
  if (!done.ok) return done;
  await tx.flush();
  if (commission.version === version) {
    await writeRows(within(context, tx), { entity: 'HarmonisationCommission', change: 'UPDATE' }, 'update harmonisation_commission set version = version + 1 where id = ? returning id', [id]);
    await tx.refresh(commission);
  }
  return accept(commission);
});

interface Proposing extends Lot {
  readonly version: number;
  readonly shift: string;
  readonly reason: string;
}

/** Proposes to move all marks of a lot by as much. */
export async function proposeHarmonisation(id: GlobalId, { version, batchId, establishmentUai, shift, reason }: Proposing, context: Context): Promise<Done> {
  if (reason.trim() === '') return refuse({ code: 'COMMISSION_REASON_MISSING' });
  if ((batchId === null) === (establishmentUai === null)) return refuse({ code: 'LOT_MALFORMED' });
  return onCommission(id, { version, open: true }, context, async (commission, { em: tx, now, caller }) => {
    const step = (await dataSet(context, 'papers')).find(({ code }) => code === commission.paper)?.markStep ?? 0;
    const by = readShift(shift);
    if (by === undefined || by % step !== 0) return refuse({ code: 'MARK_OFF_STEP', given: shift, step: String(step / 100) });
    if ((await holdLot(tx, commission, { batchId, establishmentUai })).length === 0) return refuse({ code: 'LOT_UNKNOWN', given: batchId ?? establishmentUai ?? '' });
    const pending = await pendingProposals(tx, commission.session, commission.paper);
    const already = pending.find((one) => one.batchId === batchId && one.establishmentUai === establishmentUai);
    if (already) return refuse({ code: 'LOT_PROPOSED_ALREADY', number: already.number });
    const number = 1 + await tx.count(HarmonisationProposal, { commissionId: id });
    return accept(tx.create(HarmonisationProposal, { commissionId: id, number, batchId, establishmentUai, shift: shift.trim(), reason: reason.trim(), proposedAt: now(), proposedBy: caller.sub }));
  });
}

/** Of every commission on the paper: two of them do not move one lot. */
async function pendingProposals(tx: EntityManager, session: number, paper: string): Promise<HarmonisationProposal[]> {
  const commissions = await tx.find(HarmonisationCommission, { session, paper }, { fields: ['id'] });
  return tx.find(HarmonisationProposal, { commissionId: { $in: commissions.map(({ id }) => id) }, state: ProposalState.PROPOSED });
}

/** Closes a commission with what it concluded: nothing may wait for its decision. */
export async function closeCommission(id: GlobalId, version: number, minutes: string, context: Context): Promise<Done> {
  if (minutes.trim() === '') return refuse({ code: 'COMMISSION_REASON_MISSING' });
  return onCommission(id, { version, open: true }, context, async (commission, { em: tx, now, caller }) => {
    const proposals = await tx.count(HarmonisationProposal, { commissionId: id, state: ProposalState.PROPOSED });
    if (proposals > 0) return refuse({ code: 'COMMISSION_PROPOSALS_PENDING', proposals });
    return accept(Object.assign(commission, { closedAt: now(), closedBy: caller.sub, minutes: minutes.trim() }));
  });
}
