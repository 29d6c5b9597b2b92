import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { type GlobalId, parseId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { explainVocabulary } from '@mirex/schema/refusal.messages';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';

import { only } from '@mirex/kit/only';
import { issueSummonsInBulk } from './issue-summons.service.ts';
import { moveSummons, type SummonsMove } from './move-summons.service.ts';
import { Summons } from './summons.entity.ts';
import { CancelSummonsInput, IssueSummonsInput, MoveSummonsInput, RecordAbsenceInput } from './summons.inputs.ts';
import { explainSummons, type SummonsRefusal } from './summons.messages.ts';
import { SummonsState } from './summons-state.rules.ts';

@ObjectType({ description: 'Suite d’un acte sur une convocation.' })
class SummonsPayload {
  @Field(() => Summons, { nullable: true, description: 'Convocation. As it now is; null when refused.' })
  summons?: Summons;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class SummonsActs {
  @Mutation(() => SummonsPayload, { description: 'Émettre une convocation. With the key of an earlier one, that one again.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async issueSummons(@Arg('input', () => IssueSummonsInput) input: IssueSummonsInput, @Ctx() context: Context): Promise<SummonsPayload> {
    const { actorId, speciality, paper, sittingId, session, activity, date, halfDay, quantity, place = null, startsAt = null, idempotencyKey } = input;
    const outcome = only(await issueSummonsInBulk([{
      actorId: readId(actorId, 'ACT', context), specialityCode: speciality ?? null, paperCode: paper ?? null,
      sittingId: sittingId == null ? null : readSittingId(sittingId), session, activity, date, halfDay, quantity, place, startsAt, idempotencyKey,
    }], context));
    return payload(outcome);
  }

  @Mutation(() => SummonsPayload, { description: 'Accuser réception d’une convocation.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EXAM, INVIG, CHAIR, DEPUTY, CENTRE, TEACHER])')
  acknowledgeSummons(@Arg('input', () => MoveSummonsInput) input: MoveSummonsInput, @Ctx() context: Context): Promise<SummonsPayload> {
    return move(input, { to: SummonsState.ACKNOWLEDGED }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Constater une mission honorée. Finance then expects a claim.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  recordHonoured(@Arg('input', () => MoveSummonsInput) input: MoveSummonsInput, @Ctx() context: Context): Promise<SummonsPayload> {
    return move(input, { to: SummonsState.HONOURED }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Constater une absence.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  recordAbsence(@Arg('input', () => RecordAbsenceInput) input: RecordAbsenceInput, @Ctx() context: Context): Promise<SummonsPayload> {
    return move(input, { to: input.justified ? SummonsState.ABSENT_JUSTIFIED : SummonsState.ABSENT }, context);
  }

  @Mutation(() => SummonsPayload, { description: 'Annuler une convocation. The half-day is free again.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  cancelSummons(@Arg('input', () => CancelSummonsInput) input: CancelSummonsInput, @Ctx() context: Context): Promise<SummonsPayload> {
    return move(input, { to: SummonsState.CANCELLED, reason: input.reason }, context);
  }
}

async function move({ id, version }: MoveSummonsInput, act: Pick<SummonsMove, 'to' | 'reason'>, context: Context): Promise<SummonsPayload> {
  return payload(only(await moveSummons([{ id: readId(id, 'SUM', context), version, ...act }], context)));
}

const payload = (outcome: Outcome<Summons, SummonsRefusal>): SummonsPayload =>
  outcome.ok ? { summons: outcome.value, userErrors: [] } : { userErrors: [explainSummons(outcome.refusal)] };

/** A sitting may be of any MIREX: only its form is checked here. */
function readSittingId(id: string): GlobalId {
  orThrow(parseId(id, 'SIT'), explainVocabulary);
  return id as GlobalId;
}
