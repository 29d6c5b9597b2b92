import type { FilterQuery } from '@mikro-orm/postgresql';
import { accept, type Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';

import { advanceAll, type Judge, nothingMore } from '../enrolment/advance.ts';
import { Enrolment, EnrolmentState } from '../enrolment/enrolment.entity.ts';
import type { EnrolmentQuestion } from '../enrolment/enrolment.query.ts';
import { mayBeAccepted, mayBeSigned, type Signature, whileOpen } from '../enrolment/judges.ts';
import { explainSituation } from '../enrolment/standing.messages.ts';
import { sheetSigned } from './bulk-step.messages.ts';
import { BULK_STEPS, type BulkRefusal, type BulkStep, checkMeant, MOST_ENROLMENTS } from './bulk-step.rules.ts';

/** What a step asks of each enrolment: the same as when it is done to one. */
const JUDGES: Readonly<Record<BulkStep, Judge<Signature>>> = {
  enterEnrolments: whileOpen, confirmEnrolments: whileOpen, recordSignatures: mayBeSigned, reviewEnrolments: nothingMore, acceptEnrolments: mayBeAccepted,
};

export interface AskedBulk {
  readonly key: string;
  readonly step: BulkStep;
  readonly enrolments: readonly Signature[] | null;
  readonly filter: EnrolmentQuestion | null;
  readonly reason: string | null;
}

export type BulkDone = {
  readonly ids: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string; readonly message: string }[];
  readonly remaining: number;
};

/**
 * Brings many enrolments of this instance a step on, in one transaction: a refused one holds up no other, and a crash leaves nothing
 * of the act. Under the same key it is answered, not done twice. Two at once: for each enrolment one wins, the other is told.
 *
 * The statements are as many for a thousand enrolments as for one. To record signatures eleven, beside those that begin and end
 * transactions: two of the key, two that hold, six of the rules, four that write and tell, one that reads what is answered. A filter
 * finds and counts with two more.
 */
export async function stepInBulk({ key, step, enrolments, filter, reason }: AskedBulk, context: Context): Promise<Outcome<BulkDone, BulkRefusal | IdempotencyRefusal>> {
  const meant = checkMeant(enrolments, filter !== null);
  if (!meant.ok) return meant;
  return once(context, { key, act: step, input: { enrolments, filter, reason } }, async (inside): Promise<Outcome<BulkDone, BulkRefusal>> => {
    const { asked, remaining } = meant.value ? { asked: meant.value, remaining: 0 } : await waitingFor(step, filter ?? {}, reason, inside);
    const traced = step === 'recordSignatures' ? asked.map((one) => ({ ...one, reason: one.reason ?? sheetSigned(one.representative) })) : asked;
    const outcomes = await advanceAll(EnrolmentState[BULK_STEPS[step].to], traced, inside, JUDGES[step]);
    return accept({
      ids: outcomes.flatMap((one) => (one.ok ? [one.value.id] : [])),
      refused: outcomes.flatMap((one, i) => (one.ok ? [] : [{ id: asked[i]?.id ?? '', ...explainSituation(one.refusal) }])),
      remaining,
    });
  });
}

/** Those of a filter that wait for a step, as they stand, and how many are left for another time. */
async function waitingFor(step: BulkStep, { session, establishment, speciality, route }: EnrolmentQuestion, reason: string | null, { em }: Context): Promise<{ asked: Signature[]; remaining: number }> {
  const where: FilterQuery<Enrolment> = {
    state: EnrolmentState[BULK_STEPS[step].from],
    ...(session != null && { session }), ...(establishment != null && { establishmentUai: establishment }), ...(speciality != null && { specialityCode: speciality }), ...(route != null && { route }),
  };
  const [found, count] = await em.findAndCount(Enrolment, where, { fields: ['id', 'version'], orderBy: { number: 'asc', id: 'asc' }, limit: MOST_ENROLMENTS, disableIdentityMap: true });
  return { asked: found.map(({ id, version }) => ({ id, version, reason, representative: false })), remaining: count - found.length };
}
