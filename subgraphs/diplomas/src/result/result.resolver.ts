import type { Context } from '@mirex/kit/context';
import { asksFor } from '@mirex/kit/graph/asks-for';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { publishedState } from '@mirex/schema/result-state';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';

import { Enrolment, Speciality } from '../award/award.stub.ts';
import { KnownDecision } from '../decision/known-decision.entity.ts';
import { ExamResult, PublishedDecision } from './exam-result.entity.ts';
import { phaseAt } from '../publication/zones.ts';
import { PublishedMark } from './published-mark.type.ts';
import { ResultChange } from './result-change.entity.ts';
import { ResultState } from './result-state.type.ts';
import { ExamResultFilter } from './result.inputs.ts';

const ExamResultConnection = connectionType(ExamResult, 'ExamResult');

const resultById = perRequest(({ em }) => rowLoader((ids) => em.find(ExamResult, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const resultOfEnrolment = perRequest(({ em }) => rowLoader((ids) => em.find(ExamResult, { enrolmentId: { $in: ids as GlobalId[] } }), ({ enrolmentId }) => enrolmentId));
const changesOfResult = perRequest(({ em }) =>
  listLoader((ids) => em.find(ResultChange, { resultId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), ({ resultId }) => resultId));

// Of all rows: whose result it is was asked before.
const decisionOfEnrolment = perRequest(({ em }) => rowLoader((ids) => em.find(KnownDecision, { enrolmentId: { $in: ids as GlobalId[] } }, { filters: false }), ({ enrolmentId }) => enrolmentId));

async function marksOf({ enrolmentId, decisionNumber }: ExamResult, context: Context): Promise<readonly DecidedMark[] | undefined> {
  const decided = await decisionOfEnrolment(context).load(enrolmentId);
  return decided?.number === decisionNumber ? decided.told.marks : undefined;
}

export const resultReference = ({ id }: { readonly id: string }, context: Context): Promise<ExamResult | null> => resultById(context).load(id);

const READERS = '@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EST, CLERK, CAND, LEGAL_REP])';

@Resolver(() => ExamResult)
export class ResultResolver {
  @Query(() => ExamResult, { nullable: true, description: 'Résultat. By its id; null when there is none, or it is not out.' })
  @Directive('@routed(by: "id")')
  @Directive(READERS)
  examResult(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<ExamResult | null> {
    return resultById(context).load(readId(id, 'EXR', context));
  }

  @Query(() => ExamResultConnection, { nullable: true, description: 'Résultats publiés. One’s own for a candidate; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive(READERS)
  @Directive('@cacheControl(maxAge: 10)')
  async examResults(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => ExamResultFilter, { nullable: true }) filter: ExamResultFilter | undefined,
    @Ctx() { em }: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ExamResult>> {
    const { session, diploma, establishment, decision } = filter ?? {};
    const where = {
      ...(session != null && { session }), ...(diploma != null && { diplomaCode: diploma }),
      ...(establishment != null && { establishmentUai: establishment }), ...(decision != null && { decision }),
    };
    return asConnection(orThrow(await findPage(em, ExamResult, where, 'id', { ...page, lazy: asksFor(info, 'edges', 'node', 'marks') ? ['toldMarks'] : [] }), explainPage));
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription.' })
  enrolment(@Root() { enrolmentId }: ExamResult): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: ExamResult): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => ResultState, { description: 'État. Published, rectified, or final once nothing of the session can come after it.' })
  @Directive('@cacheControl(maxAge: 10)')
  async state(@Root() result: ExamResult, @Ctx() context: Context): Promise<ResultState> {
    return ResultState[publishedState(result, await phaseAt(result.establishmentUai, result.session, context))];
  }

  @FieldResolver(() => [PublishedMark], { nullable: true, description: 'Notes. Those of the decision that is out; null while it is suspended, or once the jury has decided anew and that is not out.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  @Directive('@cacheControl(maxAge: 10)')
  async marks(@Root() result: ExamResult, @Ctx() context: Context): Promise<PublishedMark[] | null> {
    if (result.decision === PublishedDecision.SUSPENDED) return null;
    const marks = result.toldMarks === undefined ? await marksOf(result, context) : result.toldMarks;
    return marks?.map(PublishedMark.of) ?? null;
  }

  @FieldResolver(() => [ResultChange], { description: 'Rectifications. Oldest first.' })
  history(@Root() { id }: ExamResult, @Ctx() context: Context): Promise<ResultChange[]> {
    return changesOfResult(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentResultResolver {
  @FieldResolver(() => ExamResult, { nullable: true, description: 'Résultat publié. Null as long as it is not out.' })
  @Directive(READERS)
  publishedResult(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<ExamResult | null> {
    return resultOfEnrolment(context).load(id);
  }
}
