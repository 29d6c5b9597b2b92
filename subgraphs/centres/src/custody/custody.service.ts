import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { actsIn } from '../centre/bound-to.ts';
import { openMeasuresOf, type SealedMeasures } from '../enrolment/known-measures.ts';
import { needOf } from '../enrolment/measure.rules.ts';
import { Sitting } from '../sitting/sitting.entity.ts';
import { CustodyEvent, CustodyState, SubjectPackage, type SubjectPrint } from './custody.entity.ts';
import { checkPackage, checkStep, type CustodyRefusal, type Step } from './custody.rules.ts';

export interface NewPackage {
  readonly sittingId: GlobalId;
  readonly number: string;
  readonly format: SubjectPrint;
  readonly copies: number;
  readonly subject: string;
}

/** Makes a sealed package. Two who take one number at once: the second is refused with PACKAGE_NUMBER_TAKEN. */
export async function packSubjects(asked: NewPackage, { em, newId, now, caller, vault }: Context): Promise<Outcome<SubjectPackage, CustodyRefusal>> {
  const made = em.transactional(async (tx): Promise<Outcome<SubjectPackage, CustodyRefusal>> => {
    const sitting = await tx.findOne(Sitting, { id: asked.sittingId });
    if (!sitting) return refuse({ code: 'PACKAGE_SITTING_UNKNOWN', given: asked.sittingId });
    const held = await tx.execute<SealedMeasures[]>(
      'select m.enrolment_id as "enrolmentId", m.measures as sealed from known_measure m join allocation a on a.enrolment_id = m.enrolment_id where a.sitting_id = ?', [sitting.id],
    );
    const granted = needOf(held.flatMap((one) => openMeasuresOf(vault, sitting.paperCode, one))).formats;
    const checked = checkPackage(asked, new Set(granted));
    if (!checked.ok) return checked;
    const sealed = tx.create(SubjectPackage, { id: newId('PKG'), ...asked, number: asked.number.trim(), state: CustodyState.PACKED });
    await tx.persist(sealed).flush();
    tx.create(CustodyEvent, { packageId: sealed.id, state: CustodyState.PACKED, at: now(), by: caller.sub, sealIntact: true, note: null });
    return accept(sealed);
  });
  return made.catch((error: unknown) => {
    if (error instanceof UniqueConstraintViolationException) return refuse({ code: 'PACKAGE_NUMBER_TAKEN', given: asked.number });
    throw error;
  });
}

export interface AskedStep extends Step {
  readonly sealIntact: boolean;
  readonly note: string | null;
}

/**
 * Takes a package one step further and adds it to its chain, which nothing changes any more.
 *
 * Two who open it at once: the second waits, then is refused with CUSTODY_OPENED_TWICE.
 */
export function passOn(id: GlobalId, step: AskedStep, context: Context): Promise<Outcome<SubjectPackage, CustodyRefusal>> {
  const { em, now, caller } = context;
  return em.transactional(async (tx) => {
    const held = await tx.findOne(SubjectPackage, { id }, { filters: false, lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!held) return refuse({ code: 'PACKAGE_UNKNOWN', given: id });
    const { centreId, startsAt } = await tx.findOneOrFail(Sitting, { id: held.sittingId }, { filters: false });
    if (!actsIn(centreId, context)) return refuse({ code: 'PACKAGE_OF_ANOTHER_CENTRE' });
    const checked = checkStep({ state: held.state, version: held.version, centre: centreId, startsAt }, step, now());
    if (!checked.ok) return checked;
    held.state = CustodyState[step.to];
    tx.create(CustodyEvent, { packageId: id, state: held.state, at: now(), by: caller.sub, sealIntact: step.sealIntact, note: step.note?.trim() || null });
    return accept(held);
  });
}
