import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { Paper } from '../paper-map/paper.stub.ts';
import { changesOfRecord } from '../record/changes.loader.ts';
import { RecordChange } from '../record/record-change.entity.ts';
import { KeptMark } from './kept-mark.entity.ts';
import { DecideInput, RequestKeptMarkInput } from './kept-mark.inputs.ts';
import { explainKeptMarkAct } from './kept-mark.messages.ts';
import { decideKeptMark, requestKeptMark } from './kept-mark.service.ts';

@ObjectType({ description: 'Réponse. The kept mark as it stands, or why nothing was done.' })
export class KeptMarkPayload {
  @Field(() => KeptMark, { nullable: true, description: 'Bénéfice de note. Null when refused.' })
  keptMark?: KeptMark | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const keptMarkById = perRequest(({ em }) => rowLoader((ids) => em.find(KeptMark, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const keptMarksOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(KeptMark, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { paper: 'asc' } }), (row) => row.enrolmentId));

export const keptMarkReference = ({ id }: { id: string }, context: Context): Promise<KeptMark | null> => keptMarkById(context).load(id);

const asPayload = (done: Outcome<KeptMark, Parameters<typeof explainKeptMarkAct>[0]>): KeptMarkPayload =>
  (done.ok ? { keptMark: done.value, userErrors: [] } : { userErrors: [explainKeptMarkAct(done.refusal)] });

@Resolver(() => KeptMark)
export class KeptMarkResolver {
  @Mutation(() => KeptMarkPayload, { description: 'Demande de conservation d’une note. Checked against the regulation at once; the MIREX decides.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async requestKeptMark(@Arg('input', () => RequestKeptMarkInput) input: RequestKeptMarkInput, @Ctx() context: Context): Promise<KeptMarkPayload> {
    return asPayload(await requestKeptMark({ ...input, enrolmentId: readId(input.enrolmentId, 'ENR', context) }, context));
  }

  @Mutation(() => KeptMarkPayload, { description: 'Décision sur une note à conserver. Once granted it is on the paper map.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async decideKeptMark(@Arg('input', () => DecideInput) input: DecideInput, @Ctx() context: Context): Promise<KeptMarkPayload> {
    return asPayload(await decideKeptMark({ ...input, id: readId(input.id, 'KEP', context) }, context));
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve. That it stands for.' })
  paper(@Root() { paper }: KeptMark): Paper {
    return { code: paper };
  }

  @FieldResolver(() => [RecordChange], { description: 'Historique. Oldest first.' })
  changes(@Root() { id }: KeptMark, @Ctx() context: Context): Promise<RecordChange[]> {
    return changesOfRecord(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentKeptMarksResolver {
  @FieldResolver(() => [KeptMark], { description: 'Bénéfices de notes. Asked for, granted or refused, by paper.' })
  keptMarks(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<KeptMark[]> {
    return keptMarksOfEnrolment(context).load(id);
  }
}
