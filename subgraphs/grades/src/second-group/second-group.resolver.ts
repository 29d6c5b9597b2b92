import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { explainKeyed, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Enrolment, Paper } from '../mark/mark.stub.ts';
import { choosePapers } from './choose-papers.service.ts';
import { enterSecondGroup } from './enter-second-group.service.ts';
import { SecondGroupChange } from './second-group-change.entity.ts';
import { SecondGroupMark, SecondGroupState } from './second-group-mark.entity.ts';
import { CONTROL, type SecondGroupRefusal } from './second-group-mark.rules.ts';
import { ChooseSecondGroupPapersInput, EnterSecondGroupMarksInput } from './second-group.inputs.ts';
import { explainSecondGroup } from './second-group.messages.ts';
import { SecondGroupPayload } from './second-group.payload.type.ts';

const markById = perRequest(({ em }) => rowLoader((ids) => em.find(SecondGroupMark, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const marksOfEnrolment = perRequest(({ em }) => listLoader(
  (ids) => em.find(SecondGroupMark, { enrolmentId: { $in: ids as GlobalId[] }, state: { $ne: SecondGroupState.DROPPED } }, { orderBy: { paper: 'asc' } }), (row) => row.enrolmentId));
const changesOfMark = perRequest(({ em }) => listLoader((ids) => em.find(SecondGroupChange, { markId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.markId));

export const secondGroupMarkReference = ({ id }: { id: string }, context: Context): Promise<SecondGroupMark | null> => markById(context).load(id);

type Refusal = (SecondGroupRefusal & { readonly line?: number }) | IdempotencyRefusal;

/** What is kept under the key are ids: the rows are read anew. */
const idsOf = <R extends Refusal>(outcome: Outcome<SecondGroupMark[], R>): Outcome<GlobalId[], R> => (outcome.ok ? accept(outcome.value.map(({ id }) => id)) : outcome);

async function answer(outcome: Outcome<readonly GlobalId[], Refusal>, context: Context): Promise<SecondGroupPayload> {
  if (outcome.ok) return { marks: (await markById(context).loadMany([...outcome.value])).filter((mark) => mark instanceof SecondGroupMark), line: null, userErrors: [] };
  return { marks: null, line: isKeyRefusal(outcome.refusal) ? null : (outcome.refusal.line ?? null), userErrors: [explainKeyed(outcome.refusal, explainSecondGroup)] };
}

@Resolver(() => SecondGroupMark)
export class SecondGroupResolver {
  @Mutation(() => SecondGroupPayload, { description: 'Choisir les épreuves du second groupe. Those that candidates whom a jury sent there sit again; all of the choices, or none.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async chooseSecondGroupPapers(@Arg('input', () => ChooseSecondGroupPapersInput) { mirex, choices, idempotencyKey }: ChooseSecondGroupPapersInput, @Ctx() context: Context): Promise<SecondGroupPayload> {
    expectServed(mirex, context);
    const read = choices.map(({ enrolmentId, papers, replaces }) => ({ enrolmentId: readId(enrolmentId, 'ENR', context), papers, replaces: replaces ?? [] }));
    return answer(await once(context, { key: idempotencyKey, act: 'chooseSecondGroupPapers', input: choices }, async (inner) => idsOf(await choosePapers(read, inner))), context);
  }

  @Mutation(() => SecondGroupPayload, { description: 'Saisir les notes du second groupe. Of candidates whom a jury sent there, until the jury opens on it; all of the lines, or none.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async enterSecondGroupMarks(@Arg('input', () => EnterSecondGroupMarksInput) { mirex, lines, reason, idempotencyKey }: EnterSecondGroupMarksInput, @Ctx() context: Context): Promise<SecondGroupPayload> {
    expectServed(mirex, context);
    const read = lines.map((line) => ({
      enrolmentId: readId(line.enrolmentId, 'ENR', context), paper: line.paper ?? null, points: line.points ?? null, absent: line.absent ?? false, version: line.version ?? null,
    }));
    return answer(await once(context, { key: idempotencyKey, act: 'enterSecondGroupMarks', input: { lines, reason } }, async (inner) => idsOf(await enterSecondGroup(read, reason ?? null, inner))), context);
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription. Whose mark it is.' })
  enrolment(@Root() { enrolmentId }: SecondGroupMark): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve. Sat again; null for the control paper.' })
  paper(@Root() { paper }: SecondGroupMark): Paper | null {
    return paper === CONTROL ? null : { code: paper };
  }

  @FieldResolver(() => [SecondGroupChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: SecondGroupMark, @Ctx() context: Context): Promise<SecondGroupChange[]> {
    return changesOfMark(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentSecondGroupResolver {
  @FieldResolver(() => [SecondGroupMark], { nullable: true, description: 'Second groupe. Papers chosen to be sat again and their marks, or the control paper’s.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
  secondGroup(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<SecondGroupMark[]> {
    return marksOfEnrolment(context).load(id);
  }
}
