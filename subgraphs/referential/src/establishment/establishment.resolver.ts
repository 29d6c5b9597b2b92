import type { Context } from '@mirex/kit/context';
import { orThrow } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { competenceOfDepartment } from '../territory/competence.query.ts';
import { Department } from '../territory/department.entity.ts';
import { Mirex } from '../territory/mirex.entity.ts';
import { departmentByCode, mirexByCode } from '../territory/territory.loader.ts';
import { sessionOf } from '../validity/session-year.rules.ts';
import { Establishment } from './establishment.entity.ts';
import { establishmentByUai } from './establishment.loader.ts';
import { EstablishmentFilter } from './establishment.inputs.ts';
import { explainUai } from './establishment.messages.ts';
import { findEstablishments } from './establishment.query.ts';
import { readUai } from './uai.rules.ts';

const EstablishmentConnection = connectionType(Establishment, 'Establishment');

export const establishmentReference = ({ uai }: { uai: string }, context: Context): Promise<Establishment | null> => establishmentByUai(context).load(uai);

@Resolver(() => Establishment)
export class EstablishmentResolver {
  @Query(() => Establishment, { nullable: true, description: 'Établissement. By its UAI, whose check letter must be right; null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  establishment(@Arg('uai', () => ID) uai: string, @Ctx() context: Context): Promise<Establishment | null> {
    return establishmentByUai(context).load(orThrow(readUai(uai), explainUai));
  }

  @Query(() => EstablishmentConnection, { nullable: true, description: 'Établissements. By UAI.' })
  @Directive('@access(who: [ANY], within: NATION)')
  async establishments(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => EstablishmentFilter, { nullable: true }) filter: EstablishmentFilter | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Establishment>> {
    return asConnection(orThrow(await findEstablishments(filter ?? {}, page, context), explainPage));
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Département.' })
  department(@Root() { departmentCode }: Establishment, @Ctx() context: Context): Promise<Department | null> {
    return departmentByCode(context).load(departmentCode);
  }

  @FieldResolver(() => Mirex, { nullable: true, description: 'MIREX. Which one answers for its department in a session; null: none does.' })
  async mirex(
    @Root() { departmentCode }: Establishment,
    @Arg('session', () => Int, { nullable: true, description: 'Session. Absent: that of today.' }) session: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<Mirex | null> {
    const found = await competenceOfDepartment(departmentCode, session ?? sessionOf(context.now()), context);
    return found.answer === 'ASSIGNED' ? mirexByCode(context).load(found.mirexCode) : null;
  }
}
