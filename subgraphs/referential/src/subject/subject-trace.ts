import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';

import type { NationalSubject, SubjectState } from './national-subject.entity.ts';
import { SubjectChange } from './subject-change.entity.ts';

/** Takes a subject to a state and keeps who did it, in one transaction. */
export async function moveTo(tx: EntityManager, subject: NationalSubject, to: SubjectState, reason: string | null, { now, caller }: Context): Promise<void> {
  tx.create(SubjectChange, { subjectCode: subject.code, at: now(), by: caller.sub, stateBefore: subject.state, stateAfter: to, role: subject.role, reason });
  subject.state = to;
  await tx.flush();
}
