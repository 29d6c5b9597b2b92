import type { Context } from '@mirex/kit/context';
import { once } from '@mirex/kit/idempotency/once';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { NationalOrder } from '../order/national-order.entity.ts';
import { activateBackup } from './activate-backup.service.ts';
import { reportCompromised } from './compromise.service.ts';
import { NationalSubject } from './national-subject.entity.ts';
import { SubjectChange } from './subject-change.entity.ts';
import { ActivateBackupInput, CommissionSubjectInput, MoveSubjectInput, ReportCompromisedInput, SelectSubjectInput } from './subject.inputs.ts';
import { explainSubject, explainSubjectAct } from './subject.messages.ts';
import type { SubjectRefusal } from './subject.rules.ts';
import { commissionSubject, moveSubject, selectSubject } from './subject.service.ts';
import { OrderPayload, SubjectPayload } from './subject.type.ts';

const changesOfSubject = perRequest(({ em }) =>
  listLoader((codes) => em.find(SubjectChange, { subjectCode: { $in: [...codes] } }, { orderBy: { sequence: 'asc' } }), ({ subjectCode }) => subjectCode));

const answered = (outcome: Outcome<NationalSubject, SubjectRefusal>): SubjectPayload =>
  (outcome.ok ? { subject: outcome.value, userErrors: [] } : { subject: null, userErrors: [explainSubject(outcome.refusal)] });

@Resolver(() => NationalSubject)
export class SubjectResolver {
  @Query(() => [NationalSubject], { nullable: true, description: 'Sujets d’une épreuve. Of a session, by rank.' })
  @Directive('@access(who: [BEX, HEAD, TRANS, INSP], within: NATION)')
  subjectsFor(@Arg('session', () => Int) session: number, @Arg('paper', () => ID) paper: string, @Ctx() { em }: Context): Promise<NationalSubject[]> {
    return em.find(NationalSubject, { sessionYear: session, paperCode: paper }, { orderBy: { rank: 'asc' } });
  }

  @Mutation(() => SubjectPayload, { description: 'Commande un sujet. Its reference and hash, never its text.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async commissionSubject(@Arg('input', () => CommissionSubjectInput) input: CommissionSubjectInput, @Ctx() context: Context): Promise<SubjectPayload> {
    return answered(await commissionSubject(input, context));
  }

  @Mutation(() => SubjectPayload, { description: 'Fait avancer un sujet. Drafted, tested, validated, used, released.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async moveSubject(@Arg('input', () => MoveSubjectInput) input: MoveSubjectInput, @Ctx() context: Context): Promise<SubjectPayload> {
    return answered(await moveSubject(input, context));
  }

  @Mutation(() => SubjectPayload, { description: 'Retient un sujet. As the main one, the backup or the replacement.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async selectSubject(@Arg('input', () => SelectSubjectInput) input: SelectSubjectInput, @Ctx() context: Context): Promise<SubjectPayload> {
    return answered(await selectSubject(input, context));
  }

  @Mutation(() => OrderPayload, { description: 'Déclare un sujet compromis. In one MIREX: every MIREX is ordered to stop the paper.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS], within: NATION)')
  async reportCompromised(@Arg('input', () => ReportCompromisedInput) input: ReportCompromisedInput, @Ctx() context: Context): Promise<OrderPayload> {
    const outcome = await reportCompromised(input, context);
    return outcome.ok ? { order: outcome.value, userErrors: [] } : { order: null, userErrors: [explainSubject(outcome.refusal)] };
  }

  @Mutation(() => OrderPayload, { description: 'Active le sujet de secours. Every MIREX is ordered to summon again; the national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async activateBackup(@Arg('input', () => ActivateBackupInput) input: ActivateBackupInput, @Ctx() context: Context): Promise<OrderPayload> {
    const outcome = await once(context, { key: input.idempotencyKey, act: 'activateBackup', input }, async (held) => {
      const done = await activateBackup(input, held);
      return done.ok ? accept(done.value.number) : done;
    });
    if (!outcome.ok) return { order: null, userErrors: [explainSubjectAct(outcome.refusal)] };
    return { order: await context.em.findOneOrFail(NationalOrder, { number: outcome.value }), userErrors: [] };
  }

  @FieldResolver(() => [SubjectChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { code }: NationalSubject, @Ctx() context: Context): Promise<SubjectChange[]> {
    return changesOfSubject(context).load(code);
  }
}
