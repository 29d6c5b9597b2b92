import type { GlobalId } from '@mirex/schema/global-id';
import { recordedState } from '@mirex/schema/result-state';
import { writeMark } from '@mirex/schema/mark';
import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { Hundredths } from '@mirex/schema/mark';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../mark/mark.stub.ts';
import { Deliberation } from './deliberation.entity.ts';
import { RecordJuryWordInput, ResultFilter } from './deliberation.inputs.ts';
import { explainDeliberation } from './deliberation.messages.ts';
import { ResultPayload } from './deliberation.payload.type.ts';
import { findResults } from './deliberation.query.ts';
import { deliberationById } from './deliberation.resolver.ts';
import { recordJuryWord } from './jury-word.service.ts';
import { ResultChange } from './result-change.entity.ts';
import { ResultMark } from './result-mark.type.ts';
import { ResultState } from './result-state.type.ts';
import { Result } from './result.entity.ts';
import { readThousandths } from './thousandths.rules.ts';

const ResultConnection = connectionType(Result, 'Result');

const resultById = perRequest(({ em }) => rowLoader((ids) => em.find(Result, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const resultsOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(Result, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { number: 'asc' } }), (row) => row.enrolmentId));
const wordsOfResult = perRequest(({ em }) =>
  listLoader((ids) => em.find(ResultChange, { resultId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.resultId));

export const resultReference = ({ id }: { id: string }, context: Context): Promise<Result | null> => resultById(context).load(id);

@Resolver(() => Result)
export class ResultResolver {
  @Query(() => Result, { nullable: true, description: 'Résultat. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
  result(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Result | null> {
    return resultById(context).load(readId(id, 'RES', context));
  }

  @Query(() => ResultConnection, { nullable: true, description: 'Résultats. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
  async results(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => ResultFilter, { nullable: true }) filter: ResultFilter | undefined, @Ctx() context: Context,
  ): Promise<Connection<Result>> {
    const deliberationId = filter?.deliberationId == null ? null : readId(filter.deliberationId, 'DEL', context);
    return asConnection(orThrow(await findResults(context.em, { ...filter, deliberationId }, page), explainPage));
  }

  @Mutation(() => ResultPayload, { description: 'Recueillir la parole du jury. Points are added beside the marks, which never change.' })
  @Directive('@routed(by: "input.resultId")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async recordJuryWord(@Arg('input', () => RecordJuryWordInput) input: RecordJuryWordInput, @Ctx() context: Context): Promise<ResultPayload> {
    const id = readId(input.resultId, 'RES', context);
    // What is no number of points is refused as one that the jury cannot give.
    const points = readThousandths(input.points ?? '0') ?? -1;
    const outcome = await recordJuryWord(id, { verdict: input.verdict, points, reason: input.reason }, input.version, context);
    return outcome.ok ? { result: outcome.value, userErrors: [] } : { result: null, userErrors: [explainDeliberation(outcome.refusal)] };
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription. Whose result it is.' })
  enrolment(@Root() { enrolmentId }: Result): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => Deliberation, { nullable: true, description: 'Délibération.' })
  deliberation(@Root() { deliberationId }: Result, @Ctx() context: Context): Promise<Deliberation | null> {
    return deliberationById(context).load(deliberationId);
  }

  @FieldResolver(() => ResultState, { nullable: true, description: 'État. Proposed while the record is open, deliberated once it is signed; of what is out, `ExamResult` says the rest.' })
  async state(@Root() { deliberationId }: Result, @Ctx() context: Context): Promise<ResultState | null> {
    const record = await deliberationById(context).load(deliberationId);
    return record && ResultState[recordedState(record.state)];
  }

  @FieldResolver(() => [ResultMark], { description: 'Notes retenues. In the order of the papers, as the jury had them.' })
  marks(@Root() { marks }: Result): ResultMark[] {
    return marks.map(({ paper, group, standing, hundredths, coefficientTenths }) =>
      ({ paper: { code: paper }, group, standing, points: hundredths === null ? null : writeMark(hundredths as Hundredths), coefficientTenths }));
  }

  @FieldResolver(() => [ResultChange], { description: 'Paroles du jury. Every one, oldest first.' })
  history(@Root() { id }: Result, @Ctx() context: Context): Promise<ResultChange[]> {
    return wordsOfResult(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentResultsResolver {
  @FieldResolver(() => [Result], { nullable: true, description: 'Résultats. Every decision on the enrolment, the last one holds; candidates read theirs once it is published, elsewhere.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
  results(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<Result[]> {
    return resultsOfEnrolment(context).load(id);
  }
}
