import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { once } from '@mirex/kit/idempotency/once';
import { explainMergeText } from '@mirex/kit/text/merge-text.messages';
import { accept } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { issueSummonses } from './issue.service.ts';
import { CandidateSummonsMoveInput, IssueCandidateSummonsesInput, WriteCandidateSummonsTextInput } from './summons.inputs.ts';
import { explainSummons } from './summons.messages.ts';
import { CandidateSummonsPayload, CandidateSummonsTextPayload, IssueCandidateSummonsesPayload } from './summons.payload.type.ts';
import { moveSummons, writeText } from './summons.service.ts';

@Resolver()
export class CandidateSummonsActsResolver {
  @Mutation(() => CandidateSummonsTextPayload, { description: 'Écrire un texte de convocation. The next version of a diploma’s.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async writeCandidateSummonsText(@Arg('input', () => WriteCandidateSummonsTextInput) { mirex, diploma, title, body }: WriteCandidateSummonsTextInput, @Ctx() context: Context): Promise<CandidateSummonsTextPayload> {
    expectServed(mirex, context);
    const outcome = await writeText({ diploma: diploma ?? '', title, body }, context);
    return outcome.ok ? { text: outcome.value, userErrors: [] } : { text: null, userErrors: [explainMergeText(outcome.refusal)] };
  }

  @Mutation(() => IssueCandidateSummonsesPayload, { description: 'Émettre des convocations de candidats. To the places that they have.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async issueCandidateSummonses(@Arg('input', () => IssueCandidateSummonsesInput) input: IssueCandidateSummonsesInput, @Ctx() context: Context): Promise<IssueCandidateSummonsesPayload> {
    const { mirex, session, forecast } = input;
    expectServed(mirex, context);
    await expectOpen('SUMMON', session, context);
    const enrolmentIds = input.enrolmentIds?.map((id) => readId(id, 'ENR', context)) ?? null;
    const reason = input.reason?.trim() || null;
    const outcome = await once(context, { key: input.idempotencyKey, act: 'issueCandidateSummonses', input: { session, forecast, enrolmentIds, reason } }, async (inside) => {
      const issued = await issueSummonses({ session, enrolmentIds, to: forecast ? 'FORECAST' : 'ISSUED', reason }, inside);
      if (!issued.ok) return issued;
      const { refusals, ...counts } = issued.value;
      return accept({ ...counts, notSummoned: refusals.map(({ enrolmentId, refusal }) => ({ enrolmentId, refusal: { ...explainSummons(refusal) } })) });
    });
    if (outcome.ok) return { ...outcome.value, notSummoned: [...outcome.value.notSummoned], userErrors: [] };
    const error = explainKeyed(outcome.refusal, explainSummons);
    return { issued: null, unchanged: null, refused: null, notSummoned: [], userErrors: [error] };
  }

  @Mutation(() => CandidateSummonsPayload, { description: 'Accuser réception d’une convocation.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async acknowledgeCandidateSummons(@Arg('input', () => CandidateSummonsMoveInput) { id, version }: CandidateSummonsMoveInput, @Ctx() context: Context): Promise<CandidateSummonsPayload> {
    const outcome = await moveSummons(readId(id, 'CSU', context), { to: 'ACKNOWLEDGED', version, reason: null }, context);
    return outcome.ok ? { summons: outcome.value, userErrors: [] } : { summons: null, userErrors: [explainSummons(outcome.refusal)] };
  }

  @Mutation(() => CandidateSummonsPayload, { description: 'Annuler une convocation. With its reason; the places stay.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async cancelCandidateSummons(@Arg('input', () => CandidateSummonsMoveInput) { id, version, reason = null }: CandidateSummonsMoveInput, @Ctx() context: Context): Promise<CandidateSummonsPayload> {
    const outcome = await moveSummons(readId(id, 'CSU', context), { to: 'CANCELLED', version, reason }, context);
    return outcome.ok ? { summons: outcome.value, userErrors: [] } : { summons: null, userErrors: [explainSummons(outcome.refusal)] };
  }
}
