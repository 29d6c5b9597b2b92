import type { Context } from '@mirex/kit/context';
import { expectServed, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { actorById } from '../actor/actor.loader.ts';
import { payload, type Payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { ActorMerge } from './actor-merge.entity.ts';
import { findDuplicates } from './duplicates.query.ts';
import { explainMerge } from './merge.messages.ts';
import { Kept } from './merge.rules.ts';
import { confirmMerge, proposeMerge, undoMerge } from './merge.service.ts';

registerEnumType(Kept, { name: 'KeptRecord', description: 'Dossier dont la valeur est gardée.' });

const MergePayload = payloadType(ActorMerge, 'ActorMerge', 'merge');
const MOST = 500;

const byId = perRequest(({ em }) => rowLoader((ids) => em.find(ActorMerge, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
export const mergeReference = ({ id }: { id: string }, context: Context): Promise<ActorMerge | null> => byId(context).load(id);

@InputType({ description: 'Fusion à confirmer.' })
class ConfirmMergeInput {
  @Field(() => ID, { description: 'Fusion.' })
  id!: string;

  @Field(() => Kept, { nullable: true, description: 'NIR gardé. Asked when the two differ.' })
  keepNir?: Kept | null;

  @Field(() => Kept, { nullable: true, description: 'IBAN gardé. Asked when the two differ.' })
  keepIban?: Kept | null;
}

@ObjectType({ description: 'Doublon possible. Two records that look like one person.' })
class DuplicateActors {
  firstId!: GlobalId;

  secondId!: GlobalId;

  @Field(() => Int, { description: 'Ressemblance. 0 to 100; 100 for the same NIR.' })
  score!: number;
}

@Resolver(() => DuplicateActors)
export class DuplicatesResolver {
  @Query(() => [DuplicateActors], { nullable: true, description: 'Doublons possibles. Of one MIREX, the surest first; people decide.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, TRANS])')
  @Directive('@cost(weight: 100)')
  async duplicateActors(
    @Arg('mirex', () => String) mirex: string, @Arg('score', () => Int, { nullable: true }) score: number | undefined, @Arg('first', () => Int, { nullable: true }) first: number | undefined,
    @Ctx() context: Context,
  ): Promise<DuplicateActors[]> {
    expectServed(mirex, context);
    return (await findDuplicates(context.em, score ?? 60, Math.min(Math.max(first ?? 50, 1), MOST))).map((pair) => Object.assign(new DuplicateActors(), pair));
  }

  @FieldResolver(() => [Actor], { nullable: true, description: 'Acteurs. The two of them.' })
  async actors(@Root() { firstId, secondId }: DuplicateActors, @Ctx() context: Context): Promise<Actor[]> {
    const pair = await Promise.all([firstId, secondId].map((id) => actorById(context).load(id)));
    return pair.filter((actor) => actor !== null);
  }
}

@Resolver(() => ActorMerge)
export class MergeResolver {
  @Mutation(() => MergePayload, { description: 'Proposer une fusion. Somebody else confirms it.' })
  @Directive('@routed(by: "survivorId")')
  @Directive('@access(who: [HEAD, TRANS])')
  async proposeMerge(
    @Arg('survivorId', () => ID) survivorId: string, @Arg('mergedId', () => ID) mergedId: string, @Arg('reason', () => String) reason: string, @Ctx() context: Context,
  ): Promise<Payload<ActorMerge>> {
    return payload(await proposeMerge(readId(survivorId, 'ACT', context), readAnyId(mergedId, 'ACT'), reason, context), explainMerge);
  }

  @Mutation(() => MergePayload, { description: 'Confirmer une fusion. The survivor takes over missions and half-days; the merged id redirects for ever.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, TRANS])')
  async confirmMerge(@Arg('input', () => ConfirmMergeInput) { id, keepNir, keepIban }: ConfirmMergeInput, @Ctx() context: Context): Promise<Payload<ActorMerge>> {
    return payload(await confirmMerge(readId(id, 'MRG', context), { nir: keepNir ?? null, iban: keepIban ?? null }, context), explainMerge);
  }

  @Mutation(() => MergePayload, { description: 'Annuler une fusion. As long as its time has not run out.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [HEAD, TRANS])')
  async undoMerge(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() context: Context): Promise<Payload<ActorMerge>> {
    return payload(await undoMerge(readId(id, 'MRG', context), reason, context), explainMerge);
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Dossier conservé.' })
  survivor(@Root() { survivorId }: ActorMerge, @Ctx() context: Context): Promise<Actor | null> {
    return actorById(context).load(survivorId);
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Dossier fusionné.' })
  merged(@Root() { mergedId }: ActorMerge, @Ctx() context: Context): Promise<Actor | null> {
    return actorById(context).load(mergedId);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  changes(@Root() { id }: ActorMerge, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}
