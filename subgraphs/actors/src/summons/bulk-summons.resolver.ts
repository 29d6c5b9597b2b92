import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { explainIdempotency } from '@mirex/kit/idempotency/idempotency.messages';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { issueAgreed } from './issue-agreed.service.ts';
import { issueSummonsInBulk } from './issue-summons.service.ts';
import { readLine } from './read-line.ts';
import { Summons } from './summons.entity.ts';
import { SummonsLineInput } from './summons.inputs.ts';
import { explainSummons } from './summons.messages.ts';
import { SummonsState } from './summons-state.rules.ts';

/** Lines of one call: they are one transaction. */
const MOST_LINES = 1_000;

@InputType({ description: 'Convocations à émettre en nombre.' })
class IssueSummonsesInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Boolean, { description: 'Prévisionnel. True: told to the establishments first, and issued once they agree.' })
  forecast!: boolean;

  @Field(() => [SummonsLineInput], { description: 'Lignes. A thousand at most.' })
  lines!: SummonsLineInput[];
}

@InputType({ description: 'Convocations accordées à émettre.' })
class IssueAgreedInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Spécialité. Only of this formation code.' })
  speciality?: string | null;
}

@ObjectType({ description: 'Ligne refusée.' })
class RefusedLine {
  @Field(() => Int, { description: 'Rang. 0 for the first line.' })
  index!: number;

  @Field(() => UserError, { description: 'Refus.' })
  error!: UserError;
}

@ObjectType({ description: 'Suite d’une émission en nombre.' })
class IssueSummonsesPayload {
  @Field(() => [Summons], { description: 'Convocations. Those of the good lines, in their order.' })
  summonses!: Summons[];

  @Field(() => [RefusedLine], { description: 'Lignes refusées.' })
  refused!: RefusedLine[];

  @Field(() => [UserError], { description: 'Refus. Of the whole; empty when the lines were looked at.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Suite de l’émission des convocations accordées.' })
class IssueAgreedPayload {
  @Field(() => Int, { nullable: true, description: 'Émises. How many; null when refused.' })
  issued?: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class BulkSummonsResolver {
  @Mutation(() => IssueSummonsesPayload, { description: 'Émettre des convocations en nombre. Each line on its own merits; under the same key, the same summonses again.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async issueSummonses(@Arg('input', () => IssueSummonsesInput) { mirex, forecast, lines, idempotencyKey }: IssueSummonsesInput, @Ctx() context: Context): Promise<IssueSummonsesPayload> {
    expectServed(mirex, context);
    if (lines.length > MOST_LINES) return { summonses: [], refused: [], userErrors: [explainSummons({ code: 'TOO_MANY_LINES', given: lines.length, most: MOST_LINES })] };
    for (const session of new Set(lines.map((line) => line.session))) await expectOpen('SUMMON', session, context);
    const read = lines.map((line, i) => readLine({ ...line, idempotencyKey: `${idempotencyKey}/${i}` }));
    const outcomes = await issueSummonsInBulk(read, context, forecast ? SummonsState.FORECAST : SummonsState.ISSUED);
    return {
      summonses: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
      refused: outcomes.flatMap((outcome, index) => (outcome.ok ? [] : [{ index, error: explainSummons(outcome.refusal) }])),
      userErrors: [],
    };
  }

  @Mutation(() => IssueAgreedPayload, { description: 'Émettre les convocations accordées. With their letters; under the same key, the same answer.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async issueAgreedSummonses(@Arg('input', () => IssueAgreedInput) { mirex, session, speciality, idempotencyKey }: IssueAgreedInput, @Ctx() context: Context): Promise<IssueAgreedPayload> {
    expectServed(mirex, context);
    const issued = await issueAgreed({ session, speciality: speciality ?? null, idempotencyKey }, context);
    return issued.ok ? { issued: issued.value, userErrors: [] } : { userErrors: [explainIdempotency(issued.refusal)] };
  }
}
