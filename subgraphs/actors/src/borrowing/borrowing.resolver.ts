import type { Context } from '@mirex/kit/context';
import { expectServed, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, ObjectType, registerEnumType, Resolver } from 'type-graphql';

import { ActorRole } from '../actor/competence.rules.ts';
import { HalfDay } from '../summons/diary.rules.ts';
import { borrowActor } from './borrow-actor.service.ts';
import { explainBorrowing, explainLoan } from './borrowing.messages.ts';
import { answerLoan, loanState, reserveActor } from './lend-actor.service.ts';
import { LoanState } from './loan.rules.ts';

registerEnumType(LoanState, { name: 'LoanState', description: 'État d’un emprunt.' });

@InputType({ description: 'Demi-journée d’un acteur.' })
class HalfDayInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Field(() => HalfDay, { description: 'Demi-journée.' })
  halfDay!: HalfDay;
}

@InputType({ description: 'Mission pour laquelle un acteur est voulu.' })
class WantedInput extends HalfDayInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => ActorRole, { description: 'Rôle.' })
  role!: ActorRole;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;
}

@InputType({ description: 'Acteur d’une autre MIREX, à emprunter.' })
class BorrowActorInput extends WantedInput {
  @Field(() => String, { description: 'MIREX. The code of the one that borrows.' })
  mirex!: string;
}

@InputType({ description: 'Acteur de cette MIREX, à retenir pour une autre.' })
class ReserveActorInput extends WantedInput {
  @Field(() => String, { description: 'Pour. The code of the MIREX that borrows.' })
  forMirex!: string;
}

@InputType({ description: 'Réponse à une demande d’emprunt.' })
class AnswerLoanInput extends HalfDayInput {
  @Field(() => String, { description: 'Pour. The code of the MIREX that borrows.' })
  forMirex!: string;

  @Field(() => Boolean, { description: 'Accord.' })
  agreed!: boolean;
}

@ObjectType({ description: 'Suite d’une demande d’emprunt.' })
class LoanPayload {
  @Field(() => LoanState, { nullable: true, description: 'État. Null when refused.' })
  state?: LoanState | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Acteur retenu pour une autre MIREX. Enough to write to them.' })
class ReservationPayload extends LoanPayload {
  @Field(() => String, { nullable: true, description: 'Nom.' })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'Prénom.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishmentUai?: string | null;
}

@Resolver()
export class BorrowingResolver {
  @Mutation(() => LoanPayload, { description: 'Emprunter un acteur à une autre MIREX. Its half-day is held there until the establishment answers; asked again, it says where that stands.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async borrowActor(@Arg('input', () => BorrowActorInput) { mirex, actorId, speciality, paper, ...input }: BorrowActorInput, @Ctx() context: Context): Promise<LoanPayload> {
    expectServed(mirex, context);
    const borrowed = await borrowActor({ ...input, actorId: readAnyId(actorId, 'ACT'), specialityCode: speciality ?? null, paperCode: paper ?? null }, context);
    return borrowed.ok ? { state: borrowed.value, userErrors: [] } : { userErrors: [explainBorrowing(borrowed.refusal)] };
  }

  @Mutation(() => ReservationPayload, { description: 'Retenir un acteur pour une autre MIREX. Asked by that MIREX, not by people.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [SYSTEM])')
  async reserveActor(@Arg('input', () => ReserveActorInput) input: ReserveActorInput, @Ctx() context: Context): Promise<ReservationPayload> {
    // A peer speaks for itself only: what it says of another MIREX is not believed.
    const { role, session, speciality, paper, date, halfDay } = input;
    const loan = { actorId: readId(input.actorId, 'ACT', context), forMirex: context.caller.peer ?? input.forMirex, date, halfDay };
    const need = { role, session, specialityCode: speciality ?? null, paperCode: paper ?? null, discipline: null, establishments: [], candidates: [], companions: [] };
    const lent = await reserveActor(loan, need, context);
    return lent.ok ? { ...lent.value, state: await loanState(loan, context), userErrors: [] } : { userErrors: [explainLoan(lent.refusal)] };
  }

  @Mutation(() => LoanPayload, { description: 'Répondre à une demande d’emprunt. By the establishment, or by the MIREX of the actor.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [EST, HEAD, UNIT, TRANS])')
  async answerLoan(@Arg('input', () => AnswerLoanInput) { actorId, agreed, ...input }: AnswerLoanInput, @Ctx() context: Context): Promise<LoanPayload> {
    const answered = await answerLoan({ ...input, actorId: readId(actorId, 'ACT', context) }, agreed, context);
    return answered.ok ? { state: answered.value, userErrors: [] } : { userErrors: [explainLoan(answered.refusal)] };
  }
}
