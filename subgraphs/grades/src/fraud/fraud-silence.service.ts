import { type Context, within } from '@mirex/kit/context';
import { LockMode } from '@mikro-orm/postgresql';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { endCase } from './end-case.ts';
import { FraudCase } from './fraud.entity.ts';
import { silence } from './fraud.rules.ts';
import { trace } from './fraud.service.ts';
import { clockOf } from './fraud-terms.ts';
import { FraudState } from './fraud.type.ts';

/** What an instance does by itself when the time of a silence has come. */
export const fraudDuty = async (context: Context): Promise<void> => void (await letSilencesSpeak(context));

/** A commission that is silent, then a minister: a case passes through two states at most. */
const MOST_SILENCES = 2;

/**
 * Gives their legal effect to the silences whose term is over, at the instant of the context. Run as often as one likes:
 * what had its effect has it once.
 *
 * @returns the cases that it moved.
 */
export async function letSilencesSpeak(context: Context): Promise<FraudCase[]> {
  return context.em.transactional(async (tx) => {
    const cases = await tx.find(FraudCase, { state: { $in: [FraudState.NOTIFIED, FraudState.APPEALED, FraudState.COMMISSION_SET, FraudState.COMMISSION_OPINION] } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const enrolments = new Map((await tx.find(KnownEnrolment, { id: { $in: cases.map(({ enrolmentId }) => enrolmentId) } }, { filters: false })).map((each) => [each.id, each]));
    const moved = new Set<FraudCase>();
    for (const found of cases) {
      const clock = await clockOf({ session: found.session, speciality: found.specialityCode, uai: enrolments.get(found.enrolmentId)?.establishmentUai ?? null }, context);
      for (let step = 0; clock.ok && step < MOST_SILENCES; step += 1) {
        const spoken = silence(found, clock.value.terms, clock.value.today);
        if (!spoken) break;
        trace(within(context, tx), found, { act: 'SILENCE', to: spoken.state as FraudState, reason: spoken.reason });
        found.state = spoken.state as FraudState;
        moved.add(found);
        if (found.state === FraudState.FINAL) await endCase(tx, found, context);
      }
    }
    return [...moved];
  });
}
