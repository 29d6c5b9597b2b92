import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { Candidate } from '../candidate/candidate.entity.ts';
import { Enrolment } from './enrolment.entity.ts';
import { EnrolmentFilter } from './enrolment.inputs.ts';
import { findEnrolments } from './enrolment.query.ts';
import { Establishment, Speciality } from './enrolment.stub.ts';

const EnrolmentConnection = connectionType(Enrolment, 'Enrolment');

const enrolmentById = perRequest(({ em }) => rowLoader((ids) => em.find(Enrolment, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const candidateById = perRequest(({ em }) => rowLoader((ids) => em.find(Candidate, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const enrolmentsOfCandidate = perRequest(({ em }) =>
  listLoader((ids) => em.find(Enrolment, { candidate: { $in: ids as GlobalId[] } }, { orderBy: { session: 'asc', id: 'asc' } }), (row) => row.candidate.id),
);

export const enrolmentReference = ({ id }: { id: string }, context: Context): Promise<Enrolment | null> => enrolmentById(context).load(id);
export const candidateReference = ({ id }: { id: string }, context: Context): Promise<Candidate | null> => candidateById(context).load(id);

@Resolver(() => Enrolment)
export class EnrolmentResolver {
  @Query(() => Enrolment, { nullable: true, description: 'Inscription. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, TEACHER, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  enrolment(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Enrolment | null> {
    return enrolmentById(context).load(readId(id, 'ENR', context));
  }

  @Query(() => EnrolmentConnection, { nullable: true, description: 'Inscriptions. By candidate number; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, TEACHER, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  async enrolments(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => EnrolmentFilter, { nullable: true }) filter: EnrolmentFilter | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<Enrolment>> {
    return asConnection(orThrow(await findEnrolments(em, filter ?? {}, page), explainPage));
  }

  @FieldResolver(() => Candidate, { description: 'Candidat. Who is enrolled.' })
  candidate(@Root() { candidate }: Enrolment, @Ctx() context: Context): Promise<Candidate | null> {
    return candidateById(context).load(candidate.id);
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Établissement. Where the candidate is taught.' })
  establishment(@Root() { establishmentUai }: Enrolment): Establishment {
    return { uai: establishmentUai };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité. What the candidate is enrolled for.' })
  speciality(@Root() { specialityCode }: Enrolment): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Suite. The enrolment in the MIREX that the candidate moved to.' })
  @Directive('@crosses')
  movedTo(@Root() { movedToId }: Enrolment): Pick<Enrolment, 'id'> | null {
    return movedToId === null ? null : { id: movedToId };
  }
}

@Resolver(() => Candidate)
export class CandidateResolver {
  @Query(() => Candidate, { nullable: true, description: 'Candidat. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  candidate(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Candidate | null> {
    return candidateById(context).load(readId(id, 'CAN', context));
  }

  @FieldResolver(() => [Enrolment], { description: 'Inscriptions. Of this candidate in this MIREX, oldest session first.' })
  enrolments(@Root() { id }: Candidate, @Ctx() context: Context): Promise<Enrolment[]> {
    return enrolmentsOfCandidate(context).load(id);
  }
}
