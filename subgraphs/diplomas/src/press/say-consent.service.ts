import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { PressConsent, PressConsentChange } from './press-consent.entity.ts';

export type PressRefusal = { readonly code: 'PRESS_ENROLMENT_UNKNOWN'; readonly given: string };

/** Says whether the press may have the name and the result of an enrolment's candidate: it holds for all of their results. Of two at once the later word stands; both are kept. */
export async function sayConsent(enrolmentId: GlobalId, consents: boolean, { em, now, caller }: Context): Promise<Outcome<GlobalId, PressRefusal>> {
  const enrolment = await em.findOne(KnownEnrolment, { id: enrolmentId });
  const candidateId = enrolment?.candidateId;
  if (!candidateId) return refuse({ code: 'PRESS_ENROLMENT_UNKNOWN', given: enrolmentId });
  return em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`press consent ${candidateId}`]);
    const said = await tx.findOne(PressConsent, { candidateId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (said?.consents === consents) return accept(enrolmentId);
    tx.create(PressConsentChange, { candidateId, at: now(), by: caller.sub, consentedBefore: said?.consents ?? null, consents });
    if (said) Object.assign(said, { consents, saidAt: now(), saidBy: caller.sub });
    else tx.create(PressConsent, { candidateId, consents, saidAt: now(), saidBy: caller.sub });
    return accept(enrolmentId);
  });
}
