import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../allocation/allocation.stub.ts';
import { CandidateSummonsChange } from './summons-change.entity.ts';
import { summonsDocument } from './summons.document.ts';
import { CandidateSummons } from './summons.entity.ts';
import { CandidateSummonsFilter } from './summons.inputs.ts';
import { changesOfSummons, summonsById, summonsesOfEnrolment } from './summons.loader.ts';
import { findSummonses } from './summons.query.ts';

const SummonsConnection = connectionType(CandidateSummons, 'CandidateSummons');

@Resolver(() => CandidateSummons)
export class CandidateSummonsResolver {
  @Query(() => CandidateSummons, { nullable: true, description: 'Convocation d’un candidat. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  candidateSummons(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<CandidateSummons | null> {
    return summonsById(context).load(readId(id, 'CSU', context));
  }

  @Query(() => SummonsConnection, { nullable: true, description: 'Convocations des candidats. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  async candidateSummonses(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => CandidateSummonsFilter, { nullable: true }) filter: CandidateSummonsFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<CandidateSummons>> {
    return asConnection(orThrow(await findSummonses(em, filter ?? {}, page), explainPage));
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription. Who is summoned.' })
  enrolment(@Root() { enrolmentId }: CandidateSummons): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => [CandidateSummonsChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: CandidateSummons, @Ctx() context: Context): Promise<CandidateSummonsChange[]> {
    return changesOfSummons(context).load(id);
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Document. The summons as a PDF.' })
  document(@Root() { id, number }: CandidateSummons, @Ctx() context: Context): PrintedDocument {
    // Whoever acknowledges a summons changes its row, not its letter.
    return PrintedDocument.of(id, number, async () => {
      const made = await summonsDocument(id, context);
      return made?.ok ? made.value : null;
    });
  }
}

@Resolver(() => Enrolment)
export class EnrolmentSummonsesResolver {
  @FieldResolver(() => [CandidateSummons], { nullable: true, description: 'Convocations. Every edition, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  candidateSummonses(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<CandidateSummons[]> {
    return summonsesOfEnrolment(context).load(id);
  }
}
