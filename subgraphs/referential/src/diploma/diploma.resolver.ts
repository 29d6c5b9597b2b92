import type { Context } from '@mirex/kit/context';
import { orThrow } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { coversSession } from '@mirex/schema/session-range';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { Diploma } from './diploma.entity.ts';
import { diplomaByCode, mefsOfSpeciality, predecessors, rncpOfSpeciality, specialitiesOfDiploma, specialityByCode, successors } from './diploma.loader.ts';
import { Mef } from './mef.entity.ts';
import { RncpRecord } from './rncp-record.entity.ts';
import { Speciality } from './speciality.entity.ts';
import { SpecialityFilter } from './speciality.inputs.ts';
import { findSpecialities } from './speciality.query.ts';

const SpecialityConnection = connectionType(Speciality, 'Speciality');

export const diplomaReference = ({ code }: { code: string }, context: Context): Promise<Diploma | null> => diplomaByCode(context).load(code);
export const specialityReference = ({ code }: { code: string }, context: Context): Promise<Speciality | null> => specialityByCode(context).load(code);

/** Those that this referential knows: a link may name a code outside it. */
const known = async (codes: readonly string[], context: Context): Promise<Speciality[]> =>
  (await specialityByCode(context).loadMany(codes)).filter((row) => row instanceof Speciality);

@Resolver(() => Diploma)
export class DiplomaResolver {
  @Query(() => [Diploma], { nullable: true, description: 'Diplômes. The five, by code.' })
  @Directive('@access(who: [ANY], within: NATION)')
  diplomas(@Ctx() { em }: Context): Promise<Diploma[]> {
    return em.find(Diploma, {}, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => [Speciality], { description: 'Spécialités. By code; of one session when it is named.' })
  async specialities(
    @Root() { code }: Diploma, @Arg('session', () => Int, { nullable: true }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<Speciality[]> {
    const all = await specialitiesOfDiploma(context).load(code);
    return session == null ? all : all.filter((speciality) => coversSession(speciality, session));
  }
}

@Resolver(() => Speciality)
export class SpecialityResolver {
  @Query(() => Speciality, { nullable: true, description: 'Spécialité. By its formation code; null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  speciality(@Arg('code', () => ID) code: string, @Ctx() context: Context): Promise<Speciality | null> {
    return specialityByCode(context).load(code);
  }

  @Query(() => SpecialityConnection, { nullable: true, description: 'Spécialités. By formation code.' })
  @Directive('@access(who: [ANY], within: NATION)')
  async specialities(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SpecialityFilter, { nullable: true }) filter: SpecialityFilter | null | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<Speciality>> {
    return asConnection(orThrow(await findSpecialities(em, filter ?? {}, page), explainPage));
  }

  @FieldResolver(() => Diploma, { nullable: true, description: 'Diplôme.' })
  diploma(@Root() { diplomaCode }: Speciality, @Ctx() context: Context): Promise<Diploma | null> {
    return diplomaByCode(context).load(diplomaCode);
  }

  @FieldResolver(() => [RncpRecord], { description: 'Fiches RNCP. Of one session when it is named.' })
  async rncp(
    @Root() { code }: Speciality, @Arg('session', () => Int, { nullable: true }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<RncpRecord[]> {
    const all = await rncpOfSpeciality(context).load(code);
    return session == null ? all : all.filter((record) => coversSession(record, session));
  }

  @FieldResolver(() => [Mef], { description: 'MEF. By code.' })
  mefs(@Root() { code }: Speciality, @Ctx() context: Context): Promise<Mef[]> {
    return mefsOfSpeciality(context).load(code);
  }

  @FieldResolver(() => [Speciality], { description: 'Remplace. The specialities that it follows.' })
  async replaces(@Root() { code }: Speciality, @Ctx() context: Context): Promise<Speciality[]> {
    return known((await predecessors(context).load(code)).map(({ oldCode }) => oldCode), context);
  }

  @FieldResolver(() => [Speciality], { description: 'Remplacée par. The specialities that follow it.' })
  async replacedBy(@Root() { code }: Speciality, @Ctx() context: Context): Promise<Speciality[]> {
    return known((await successors(context).load(code)).map(({ newCode }) => newCode), context);
  }
}
