import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Centre } from '../centre/centre.entity.ts';
import { HostingChange, HostingConditions } from './hosting.entity.ts';
import { SetHostingInput } from './hosting.inputs.ts';
import { explainHosting } from './hosting.messages.ts';
import { setHosting } from './hosting.service.ts';

@ObjectType({ description: 'Conditions écrites. As they are now, or why nothing was written.' })
class SetHostingPayload {
  @Field(() => HostingConditions, { nullable: true, description: 'Conditions.' })
  hosting!: HostingConditions | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const hostingOf = perRequest(({ em }) => rowLoader((ids) => em.find(HostingConditions, { centreId: { $in: ids as GlobalId[] } }), (row) => row.centreId));
const changesOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(HostingChange, { centreId: { $in: ids as GlobalId[] } }, { orderBy: { centreId: 'asc', version: 'asc' } }), (row) => row.centreId));

@Resolver(() => Centre)
export class CentreHostingResolver {
  @Mutation(() => SetHostingPayload, { description: 'Vérifier l’hébergement et la restauration d’un centre. Finance refuses to pay what is free there.' })
  @Directive('@routed(by: "input.centreId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async setHosting(@Arg('input', () => SetHostingInput) { centreId, lodging = null, ...input }: SetHostingInput, @Ctx() context: Context): Promise<SetHostingPayload> {
    const outcome = await setHosting({ ...input, centreId: readId(centreId, 'CEN', context), lodging }, context);
    return outcome.ok ? { hosting: outcome.value, userErrors: [] } : { hosting: null, userErrors: [explainHosting(outcome.refusal)] };
  }

  @FieldResolver(() => HostingConditions, { nullable: true, description: 'Hébergement et restauration. Null: nobody has checked yet.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EXAM, INVIG, CHAIR, DEPUTY])')
  hosting(@Root() { id }: Centre, @Ctx() context: Context): Promise<HostingConditions | null> {
    return hostingOf(context).load(id);
  }
}

@Resolver(() => HostingConditions)
export class HostingResolver {
  @FieldResolver(() => [HostingChange], { description: 'Historique. Every change, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  history(@Root() { centreId }: HostingConditions, @Ctx() context: Context): Promise<HostingChange[]> {
    return changesOf(context).load(centreId);
  }
}
