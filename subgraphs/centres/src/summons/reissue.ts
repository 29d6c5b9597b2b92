import { type Outcome, type Refusal, refuse } from '@mirex/schema/outcome';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';

import { issueSummonses } from './issue.service.ts';
import type { SummonsRefusal } from './summons.rules.ts';

/** Carries a refusal out of a transaction that is rolled back because of it. */
class NotSummoned extends Error {
  readonly refusal: SummonsRefusal;

  constructor(refusal: SummonsRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Summons one candidate again, in the transaction that has moved them: what refuses it throws, and `unlessNotSummoned` says it. */
export async function summonAgain(enrolmentId: GlobalId, { session, reason }: { readonly session: number; readonly reason: string }, context: Context): Promise<void> {
  const issued = await issueSummonses({ session, enrolmentIds: [enrolmentId], to: 'ISSUED', reason }, context);
  const [refused] = issued.ok ? issued.value.refusals : [issued];
  if (refused) throw new NotSummoned(refused.refusal);
}

/** What a move came to, or why the candidate could not be summoned again: then nothing was moved. */
export const unlessNotSummoned = <Value, R extends Refusal>(moved: Promise<Outcome<Value, R>>): Promise<Outcome<Value, R | SummonsRefusal>> =>
  moved.catch((error: unknown) => {
    if (error instanceof NotSummoned) return refuse(error.refusal);
    throw error;
  });
