import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { only } from '@mirex/kit/only';

import { payload, type Payload } from '../payload.type.ts';
import { issueSummonsInBulk } from './issue-summons.service.ts';
import { moveSummons, type SummonsMove } from './move-summons.service.ts';
import { readLine } from './read-line.ts';
import { reissueSummons } from './reissue.service.ts';
import type { Summons } from './summons.entity.ts';
import { AnnounceAbsenceInput, CancelSummonsInput, IssueSummonsInput, MoveSummonsInput, RecordAbsenceInput, ReissueSummonsInput } from './summons.inputs.ts';
import { explainSummons } from './summons.messages.ts';
import { SummonsPayload } from './summons-payload.type.ts';
import { SummonsState } from './summons-state.rules.ts';

@Resolver()
export class SummonsActs {
  @Mutation(() => SummonsPayload, { description: 'Émettre une convocation. With the key of an earlier one, that one again.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async issueSummons(@Arg('input', () => IssueSummonsInput) input: IssueSummonsInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    // The actor's id routes this act: one who is borrowed is summoned by `issueSummonses`, which says by which MIREX.
    const actorId = readId(input.actorId, 'ACT', context);
    await expectOpen('SUMMON', input.session, context);
    const outcome = only(await issueSummonsInBulk([readLine({ ...input, actorId })], context));
    return payload(outcome, explainSummons);
  }

  @Mutation(() => SummonsPayload, { description: 'Accuser réception d’une convocation.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EXAM, INVIG, CHAIR, DEPUTY, CENTRE, TEACHER])')
  acknowledgeSummons(@Arg('input', () => MoveSummonsInput) input: MoveSummonsInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    return move(input, { to: SummonsState.ACKNOWLEDGED }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Constater une mission honorée. Finance then expects a claim.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  recordHonoured(@Arg('input', () => MoveSummonsInput) input: MoveSummonsInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    return move(input, { to: SummonsState.HONOURED }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Constater une absence.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  recordAbsence(@Arg('input', () => RecordAbsenceInput) input: RecordAbsenceInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    return move(input, { to: input.justified ? SummonsState.ABSENT_JUSTIFIED : SummonsState.ABSENT }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Déclarer l’absence à venir d’un acteur. The mission can then be given to another.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE, EXAM, INVIG, CHAIR, DEPUTY])')
  declareActorAbsence(@Arg('input', () => AnnounceAbsenceInput) input: AnnounceAbsenceInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    return move(input, { to: input.justified ? SummonsState.ABSENT_JUSTIFIED : SummonsState.ABSENT, reason: input.reason, announced: true }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Rectifier une convocation émise. It is annulled, and the one that follows is issued.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async reissueSummons(@Arg('input', () => ReissueSummonsInput) input: ReissueSummonsInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    const { id, version, reason, date, halfDay, place, startsAt, quantity } = input;
    const change = { date: date ?? undefined, halfDay: halfDay ?? undefined, place: place ?? undefined, startsAt: startsAt ?? undefined, quantity: quantity ?? undefined };
    return payload(await reissueSummons({ id: readId(id, 'SUM', context), version, reason, change }, context), explainSummons);
  }

  @Mutation(() => SummonsPayload, { description: 'Annuler une convocation. The half-day is free again.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  cancelSummons(@Arg('input', () => CancelSummonsInput) input: CancelSummonsInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    return move(input, { to: SummonsState.CANCELLED, reason: input.reason }, context);
  }
}

async function move({ id, version }: MoveSummonsInput, act: Pick<SummonsMove, 'to' | 'reason' | 'announced'>, context: Context): Promise<Payload<Summons>> {
  return payload(only(await moveSummons([{ id: readId(id, 'SUM', context), version, ...act }], context)), explainSummons);
}
