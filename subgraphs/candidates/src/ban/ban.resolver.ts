import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { PendingBan } from './pending-ban.entity.ts';

const bansOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(PendingBan, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { caseId: 'asc' } }), (row) => row.enrolmentId));

@Resolver(() => Enrolment)
export class EnrolmentBansResolver {
  @FieldResolver(() => [PendingBan], { description: 'Interdictions. Pronounced in a fraud case of this enrolment.' })
  @Directive('@access(who: [HEAD, UNIT, SIGN], sensitive: SANCTION)')
  bans(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<PendingBan[]> {
    return bansOfEnrolment(context).load(id);
  }

  @FieldResolver(() => [String], { description: 'Épreuves sans CCF. Codes of the papers that a fraud keeps from being assessed during the course.' })
  @Directive('@access(who: [HEAD, UNIT, SIGN, CAND, LEGAL_REP], sensitive: SANCTION)')
  papersWithoutCcf(@Root() { papersWithoutCcf }: Enrolment): string[] {
    return papersWithoutCcf;
  }
}
