import { expectOwnPeer } from '@mirex/kit/access/own-peer';
import type { Context } from '@mirex/kit/context';
import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from 'type-graphql';

import { liftBan, recordBan } from './ban.service.ts';
import { LiftBanInput, RecordBanInput, ReleaseSpecialitiesInput, ReserveSpecialitiesInput } from './national-lock.inputs.ts';
import { explainBan, explainLock } from './national-lock.messages.ts';
import { changesOfLock } from './national-lock.query.ts';
import { BanPayload, ReleaseSpecialitiesPayload, ReservationAnswer, ReserveSpecialitiesPayload, SpecialityLockChange } from './national-lock.type.ts';
import { releaseSpecialities } from './release-specialities.service.ts';
import { reserveSpecialities } from './reserve-specialities.service.ts';

const NOTHING = { mirex: null, speciality: null, until: null };

@Resolver()
export class NationalLockResolver {
  @Mutation(() => ReserveSpecialitiesPayload, { description: 'Réserve des spécialités. One per person and session over all MIREX; for machines.' })
  @Directive('@access(who: [SYSTEM], within: NATION)')
  async reserveSpecialities(@Arg('input', () => ReserveSpecialitiesInput) input: ReserveSpecialitiesInput, @Ctx() context: Context): Promise<ReserveSpecialitiesPayload> {
    expectOwnPeer(input.mirex, context);
    const outcome = await reserveSpecialities(input, context);
    if (!outcome.ok) return { reservations: null, userErrors: [explainLock(outcome.refusal)] };
    const reservations = outcome.value.map(({ answer, ...more }, i) => ({
      ...NOTHING, enrolmentId: input.entries[i]?.enrolmentId ?? '', answer: ReservationAnswer[answer], ...more,
    }));
    return { reservations, userErrors: [] };
  }

  @Mutation(() => ReleaseSpecialitiesPayload, { description: 'Rend des spécialités réservées. For machines.' })
  @Directive('@access(who: [SYSTEM], within: NATION)')
  async releaseSpecialities(@Arg('input', () => ReleaseSpecialitiesInput) input: ReleaseSpecialitiesInput, @Ctx() context: Context): Promise<ReleaseSpecialitiesPayload> {
    expectOwnPeer(input.mirex, context);
    const outcome = await releaseSpecialities(input, context);
    return outcome.ok ? { released: outcome.value, userErrors: [] } : { released: null, userErrors: [explainLock(outcome.refusal)] };
  }

  @Mutation(() => BanPayload, { description: 'Enregistre une interdiction de se présenter. For machines.' })
  @Directive('@access(who: [SYSTEM], within: NATION)')
  async recordBan(@Arg('input', () => RecordBanInput) input: RecordBanInput, @Ctx() context: Context): Promise<BanPayload> {
    expectOwnPeer(input.mirex, context);
    const outcome = await recordBan(input, context);
    return outcome.ok ? { ban: outcome.value, userErrors: [] } : { ban: null, userErrors: [explainBan(outcome.refusal)] };
  }

  @Mutation(() => BanPayload, { description: 'Lève une interdiction de se présenter. For machines.' })
  @Directive('@access(who: [SYSTEM], within: NATION)')
  async liftBan(@Arg('input', () => LiftBanInput) input: LiftBanInput, @Ctx() context: Context): Promise<BanPayload> {
    expectOwnPeer(input.mirex, context);
    const outcome = await liftBan(input, context);
    return outcome.ok ? { ban: outcome.value, userErrors: [] } : { ban: null, userErrors: [explainBan(outcome.refusal)] };
  }

  @Query(() => [SpecialityLockChange], { nullable: true, description: 'Mouvements d’une réservation. Oldest first; of one enrolment.' })
  @Directive('@access(who: [BEX, SYSTEM], within: NATION)')
  specialityLockChanges(@Arg('enrolmentId', () => ID) enrolmentId: string, @Ctx() { em }: Context): Promise<SpecialityLockChange[]> {
    return changesOfLock(em, enrolmentId);
  }
}
