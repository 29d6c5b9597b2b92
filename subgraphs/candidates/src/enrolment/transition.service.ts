import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import { EnrolmentChange } from './enrolment-change.entity.ts';
import { Enrolment, type EnrolmentState } from './enrolment.entity.ts';
import { checkTransition, type TransitionRefusal } from './enrolment.rules.ts';
import { tellEnrolment } from './tell-enrolment.ts';

export interface Transition {
  readonly id: GlobalId;
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly to: EnrolmentState;
  readonly reason?: string | null | undefined;
}

/**
 * Brings an enrolment to another state, writes the trace and tells the other subgraphs.
 *
 * Two who act at once on one version: the second waits for the first, then gets ENROLMENT_CHANGED_MEANWHILE.
 */
export function changeState({ id, version, to, reason }: Transition, context: Context): Promise<Outcome<Enrolment, TransitionRefusal>> {
  const { em, now, caller } = context;
  return em.transactional(async (tx) => {
    const enrolment = await tx.findOne(Enrolment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!enrolment) return refuse({ code: 'ENROLMENT_UNKNOWN', given: id });
    const { state: from } = enrolment;
    const allowed = checkTransition(enrolment, version, to);
    if (!allowed.ok) return allowed;

    enrolment.state = to;
    tx.create(EnrolmentChange, { enrolmentId: id, version: version + 1, at: now(), by: caller.sub, from, to, reason: reason ?? null });
    await tx.flush();
    await tellEnrolment(enrolment, within(context, tx));
    return accept(enrolment);
  });
}
