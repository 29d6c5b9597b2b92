import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { LockMode } from '@mikro-orm/postgresql';

import { AposterioriCheck, CheckChange, CheckState } from './ccf-check.entity.ts';
import { checkAct, type CheckActName, checkGroup, type CheckRefusal, type Reviewer } from './ccf-check.rules.ts';

/** What one act brings to a check. */
export interface CheckStep {
  readonly act: CheckActName;
  /** For ASSIGN. */
  readonly reviewers?: readonly Reviewer[];
  /** What was found, proposed or decided. */
  readonly text?: string;
  /** For PROPOSE. */
  readonly conform?: boolean;
  /** That marks are to change: refused, only a jury changes a mark. */
  readonly changesMarks?: boolean;
}

/**
 * Takes a check one act further.
 *
 * Two at once: the second is refused with CHECK_CHANGED_MEANWHILE.
 */
export async function advanceCheck(id: GlobalId, seen: number, step: CheckStep, { em, caller, now }: Context): Promise<Outcome<AposterioriCheck, CheckRefusal>> {
  if (step.changesMarks === true) return refuse({ code: 'CHECK_CHANGES_NO_MARK' });
  return em.transactional(async (tx) => {
    const check = await tx.findOne(AposterioriCheck, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!check) return refuse({ code: 'CHECK_UNKNOWN', given: id });
    if (check.version !== seen) return refuse({ code: 'CHECK_CHANGED_MEANWHILE', expected: seen, found: check.version });
    const text = step.text?.trim() ?? null;
    const allowed = checkAct(check.state, step.act, text);
    if (!allowed.ok) return allowed;
    const group = checkGroup(step.act === 'ASSIGN' ? (step.reviewers ?? []) : check.reviewers, check.establishmentUai);
    if (!group.ok) return group;
    const before = check.state;
    Object.assign(check, leftBy(step, text, group.value));
    tx.create(CheckChange, { checkId: id, at: now(), by: caller.sub, act: step.act, stateBefore: before, stateAfter: check.state, text });
    return accept(check);
  });
}

/** What each act leaves in the check, and its state after it. */
function leftBy({ act, conform }: CheckStep, text: string | null, reviewers: readonly Reviewer[]): Partial<AposterioriCheck> {
  const left: Readonly<Record<CheckActName, Partial<AposterioriCheck>>> = {
    ASSIGN: { reviewers },
    RECORD_FINDING: { state: CheckState.REVIEWED, finding: text },
    PROPOSE: { state: conform === true ? CheckState.CONFORM : CheckState.NON_CONFORM, proposal: text },
    DECIDE: { state: CheckState.JURY_DECIDED, decision: text },
  };
  return left[act];
}
