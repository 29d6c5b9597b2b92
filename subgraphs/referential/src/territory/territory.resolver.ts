import type { Context } from '@mirex/kit/context';
import { coversSession } from '@mirex/schema/session-range';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { sessionOf } from '../validity/session-year.rules.ts';
import { explainCompetence } from './competence.messages.ts';
import { competenceOfDepartment, competenceOfRegion } from './competence.query.ts';
import type { Competence } from './competence.rules.ts';
import { CompetenceAnswer, CompetenceOfTerritory } from './competence.type.ts';
import { CompetentService } from './competent-service.entity.ts';
import { Department } from './department.entity.ts';
import { Mirex } from './mirex.entity.ts';
import { Region } from './region.entity.ts';
import { TerritoryAssignment } from './territory-assignment.entity.ts';
import { assignmentsOfMirex, assignmentsOfRegion, departmentByCode, departmentsOfRegion, mirexByCode, regionByCode, servicesOfMirex } from './territory.loader.ts';

const SESSION = 'Session. Absent: that of today.';

export const mirexReference = ({ code }: { code: string }, context: Context): Promise<Mirex | null> => mirexByCode(context).load(code);
export const regionReference = ({ code }: { code: string }, context: Context): Promise<Region | null> => regionByCode(context).load(code);
export const departmentReference = ({ code }: { code: string }, context: Context): Promise<Department | null> => departmentByCode(context).load(code);

const mirexOf = async (found: Competence, context: Context): Promise<Mirex | null> =>
  found.answer === 'ASSIGNED' ? mirexByCode(context).load(found.mirexCode) : null;

@Resolver(() => Mirex)
export class MirexResolver {
  @Query(() => [Mirex], { nullable: true, description: 'MIREX. The seven, in the order of their codes.' })
  @Directive('@access(who: [ANY], within: NATION)')
  mirex(@Ctx() { em }: Context): Promise<Mirex[]> {
    return em.find(Mirex, {}, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => [CompetentService], { description: 'Services compétents. The host first.' })
  services(@Root() { code }: Mirex, @Ctx() context: Context): Promise<CompetentService[]> {
    return servicesOfMirex(context).load(code);
  }

  @FieldResolver(() => [Region], { description: 'Territoire. The regions that it answers for in a session.' })
  async regions(
    @Root() { code }: Mirex, @Arg('session', () => Int, { nullable: true, description: SESSION }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<Region[]> {
    const assigned = await assignmentsOfMirex(context).load(code);
    const codes = assigned.filter((assignment) => coversSession(assignment, session ?? sessionOf(context.now()))).map(({ regionCode }) => regionCode);
    return (await regionByCode(context).loadMany(codes)).filter((region) => region instanceof Region);
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => [Region], { nullable: true, description: 'Régions. And overseas collectivities, by code.' })
  @Directive('@access(who: [ANY], within: NATION)')
  regions(@Ctx() { em }: Context): Promise<Region[]> {
    return em.find(Region, {}, { orderBy: { code: 'asc' } });
  }

  @Query(() => Region, { nullable: true, description: 'Région. By its INSEE code; null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  region(@Arg('code', () => ID) code: string, @Ctx() context: Context): Promise<Region | null> {
    return regionByCode(context).load(code);
  }

  @FieldResolver(() => [Department], { description: 'Départements. By code.' })
  departments(@Root() { code }: Region, @Ctx() context: Context): Promise<Department[]> {
    return departmentsOfRegion(context).load(code);
  }

  @FieldResolver(() => [TerritoryAssignment], { description: 'Compétence territoriale. Who answered for it, oldest first.' })
  assignments(@Root() { code }: Region, @Ctx() context: Context): Promise<TerritoryAssignment[]> {
    return assignmentsOfRegion(context).load(code);
  }

  @FieldResolver(() => Mirex, { nullable: true, description: 'MIREX. Which one answers for it in a session; null: none does.' })
  async mirex(
    @Root() { code }: Region, @Arg('session', () => Int, { nullable: true, description: SESSION }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<Mirex | null> {
    return mirexOf(await competenceOfRegion(code, session ?? sessionOf(context.now()), context), context);
  }
}

@Resolver(() => Department)
export class DepartmentResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Région.' })
  region(@Root() { regionCode }: Department, @Ctx() context: Context): Promise<Region | null> {
    return regionByCode(context).load(regionCode);
  }
}

@Resolver(() => TerritoryAssignment)
export class TerritoryAssignmentResolver {
  @FieldResolver(() => Mirex, { nullable: true, description: 'MIREX.' })
  mirex(@Root() { mirexCode }: TerritoryAssignment, @Ctx() context: Context): Promise<Mirex | null> {
    return mirexByCode(context).load(mirexCode);
  }
}

@Resolver(() => CompetenceOfTerritory)
export class CompetenceResolver {
  @Query(() => CompetenceOfTerritory, { nullable: true, description: 'MIREX compétente. Which one answers for a department in a session, or why none does.' })
  @Directive('@access(who: [ANY], within: NATION)')
  async competentMirex(
    @Arg('department', () => ID, { description: 'Département. INSEE code.' }) departmentCode: string,
    @Arg('session', () => Int, { description: 'Session. The exam year.' }) session: number,
    @Ctx() context: Context,
  ): Promise<CompetenceOfTerritory> {
    const found = await competenceOfDepartment(departmentCode, session, context);
    const mirexCode = found.answer === 'ASSIGNED' ? found.mirexCode : null;
    const message = found.answer === 'ASSIGNED'
      ? `La MIREX ${found.mirexCode} est compétente.`
      : explainCompetence({ code: found.answer, territory: departmentCode, session }).message;
    return { answer: CompetenceAnswer[found.answer], message, session, mirexCode, departmentCode };
  }

  @FieldResolver(() => Mirex, { nullable: true, description: 'MIREX. Null when none is competent.' })
  async mirex(@Root() { mirexCode }: CompetenceOfTerritory, @Ctx() context: Context): Promise<Mirex | null> {
    return mirexCode === null ? null : mirexByCode(context).load(mirexCode);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Département. The one that was asked for.' })
  department(@Root() { departmentCode }: CompetenceOfTerritory, @Ctx() context: Context): Promise<Department | null> {
    return departmentByCode(context).load(departmentCode);
  }
}
