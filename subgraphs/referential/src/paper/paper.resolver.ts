import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { coversSession } from '@mirex/schema/session-range';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { specialityByCode } from '../diploma/diploma.loader.ts';
import { Speciality } from '../diploma/speciality.entity.ts';
import { Paper } from './paper.entity.ts';

const paperByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Paper, { code: { $in: [...codes] } }), ({ code }) => code));
const papersOfSpeciality = perRequest(({ em }) =>
  listLoader((codes) => em.find(Paper, { specialityCode: { $in: [...codes] } }, { orderBy: { code: 'asc' } }), ({ specialityCode }) => specialityCode));

export const paperReference = ({ code }: { code: string }, context: Context): Promise<Paper | null> => paperByCode(context).load(code);

async function papersOf(specialityCode: string, session: number | null | undefined, context: Context): Promise<Paper[]> {
  const all = await papersOfSpeciality(context).load(specialityCode);
  return session == null ? all : all.filter((paper) => coversSession(paper, session));
}

@Resolver(() => Paper)
export class PaperResolver {
  @Query(() => [Paper], { nullable: true, description: 'Épreuves. Of a speciality, by code; of one session when it is named.' })
  @Directive('@listSize(assumedSize: 30)')
  @Directive('@access(who: [ANY], within: NATION)')
  papers(
    @Arg('speciality', () => ID, { description: 'Spécialité. Formation code.' }) speciality: string,
    @Arg('session', () => Int, { nullable: true }) session: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<Paper[]> {
    return papersOf(speciality, session, context);
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: Paper, @Ctx() context: Context): Promise<Speciality | null> {
    return specialityByCode(context).load(specialityCode);
  }
}

@Resolver(() => Speciality)
export class SpecialityPapersResolver {
  @FieldResolver(() => [Paper], { description: 'Épreuves. By code; of one session when it is named.' })
  papers(
    @Root() { code }: Speciality, @Arg('session', () => Int, { nullable: true }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<Paper[]> {
    return papersOf(code, session, context);
  }
}
