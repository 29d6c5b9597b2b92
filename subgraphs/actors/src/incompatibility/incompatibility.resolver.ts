import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { payload, type Payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { Incompatibility } from './incompatibility.entity.ts';
import { DeclareIncompatibilityInput } from './incompatibility.inputs.ts';
import { explainIncompatibility } from './incompatibility.messages.ts';
import { declareIncompatibility, withdrawIncompatibility } from './incompatibility.service.ts';

const IncompatibilityPayload = payloadType(Incompatibility, 'Incompatibility', 'incompatibility');

const byId = perRequest(({ em }) => rowLoader((ids) => em.find(Incompatibility, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const ofActor = perRequest(({ em }) =>
  listLoader((ids) => em.find(Incompatibility, { actor: { $in: ids as GlobalId[] }, withdrawn: false }, { orderBy: { id: 'asc' } }), (row) => row.actor.id),
);

export const incompatibilityReference = ({ id }: { id: string }, context: Context): Promise<Incompatibility | null> => byId(context).load(id);

@Resolver(() => Incompatibility)
export class IncompatibilityResolver {
  @Mutation(() => IncompatibilityPayload, { description: 'Déclarer une incompatibilité. The pools leave the actor out from now on.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async declareIncompatibility(@Arg('input', () => DeclareIncompatibilityInput) input: DeclareIncompatibilityInput, @Ctx() context: Context): Promise<Payload<Incompatibility>> {
    const asked = { actorId: readId(input.actorId, 'ACT', context), kind: input.kind, target: input.target ?? '', from: input.from ?? null, to: input.to ?? null, reason: input.reason };
    return payload(await declareIncompatibility(asked, context), explainIncompatibility);
  }

  @Mutation(() => IncompatibilityPayload, { description: 'Lever une incompatibilité.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async withdrawIncompatibility(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() context: Context): Promise<Payload<Incompatibility>> {
    return payload(await withdrawIncompatibility(readId(id, 'INC', context), reason, context), explainIncompatibility);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  changes(@Root() { id }: Incompatibility, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}

@Resolver(() => Actor)
export class ActorIncompatibilities {
  @FieldResolver(() => [Incompatibility], { description: 'Incompatibilités. Those that count.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  incompatibilities(@Root() { id }: Actor, @Ctx() context: Context): Promise<Incompatibility[]> {
    return ofActor(context).load(id);
  }
}
