import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { recordedState } from '@mirex/schema/result-state';
import type { Context } from '@mirex/kit/context';
import { LockMode } from '@mikro-orm/postgresql';

import { decide, type JuryWord } from '../result/jury-word.rules.ts';
import type { Decision, DecisionReason } from './decision.type.ts';
import { Deliberation } from './deliberation.entity.ts';
import type { DeliberationRefusal } from './deliberation.rules.ts';
import { ResultChange } from './result-change.entity.ts';
import { Result } from './result.entity.ts';

/**
 * Records what the jury says of one candidate, as often as it says it, until the record is signed.
 *
 * Two at once, or one who signs meanwhile: the second is refused with RESULT_CHANGED_MEANWHILE or DELIBERATION_SIGNED.
 */
export async function recordJuryWord(id: GlobalId, word: JuryWord, seen: number, context: Context): Promise<Outcome<Result, DeliberationRefusal>> {
  const { caller, now } = context;
  return context.em.transactional(async (tx) => {
    const found = await tx.findOne(Result, { id });
    if (!found) return refuse({ code: 'RESULT_UNKNOWN', given: id });
    // The record first, then the result: a signature takes them in that order too.
    const record = await tx.findOneOrFail(Deliberation, { id: found.deliberationId }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (recordedState(record.state) !== 'PROPOSED') return refuse({ code: 'DELIBERATION_SIGNED' });
    const result = await tx.findOneOrFail(Result, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (result.version !== seen) return refuse({ code: 'RESULT_CHANGED_MEANWHILE', expected: seen, found: result.version });

    const total = { thousandths: Number(result.totalThousandths), coefficientTenths: result.coefficientTenths };
    // What is short was reckoned with the pass average of the candidate's region.
    const passAverage = Number(result.totalThousandths + result.shortThousandths) / Math.max(1, result.coefficientTenths);
    const said = decide({ decision: result.proposed, reason: result.reason, juryMayAdmit: result.juryMayAdmit, total }, word, passAverage);
    if (!said.ok) return said;
    tx.create(ResultChange, {
      resultId: id, at: now(), by: caller.sub, decisionBefore: result.decision, decisionAfter: said.value.decision as Decision,
      thousandthsBefore: result.juryThousandths, thousandthsAfter: BigInt(word.points), reason: word.reason.trim(),
    });
    Object.assign(result, {
      decision: said.value.decision as Decision, reason: said.value.reason as DecisionReason, juryThousandths: BigInt(word.points), juryReason: word.reason.trim(), juryBy: caller.sub, juryAt: now(),
    });
    return accept(result);
  });
}
