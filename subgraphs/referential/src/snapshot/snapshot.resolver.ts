import type { Context } from '@mirex/kit/context';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Snapshot } from './snapshot.entity.ts';
import { FreezeSnapshotInput, SetSecrecyThresholdInput } from './snapshot.inputs.ts';
import { explainSnapshot, explainThreshold } from './snapshot.messages.ts';
import { mayReadContent } from './snapshot.rules.ts';
import { freezeSnapshot, setSecrecyThreshold } from './snapshot.service.ts';
import { FreezeSnapshotPayload, SetSecrecyThresholdPayload } from './snapshot.type.ts';
import { StatisticalSecrecy } from './statistical-secrecy.entity.ts';

/** Contents are large: they are read when they are asked for, past the identity map that holds the rows without them. */
const withContent = perRequest(({ em }) => rowLoader((names) => em.fork().find(Snapshot, { name: { $in: [...names] } }, { populate: ['content'] }), ({ name }) => name));

@Resolver(() => Snapshot)
export class SnapshotResolver {
  @Query(() => Snapshot, { nullable: true, description: 'Arrêté de chiffres. By its name; null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  snapshot(@Arg('name', () => ID) name: string, @Ctx() { em }: Context): Promise<Snapshot | null> {
    return em.findOne(Snapshot, { name });
  }

  @Query(() => [Snapshot], { nullable: true, description: 'Arrêtés de chiffres. Of one session when it is named, the oldest first.' })
  @Directive('@access(who: [ANY], within: NATION)')
  snapshots(@Arg('session', () => Int, { nullable: true }) session: number | null | undefined, @Ctx() { em }: Context): Promise<Snapshot[]> {
    return em.find(Snapshot, session == null ? {} : { sessionYear: session }, { orderBy: { frozenAt: 'asc', name: 'asc' } });
  }

  @Query(() => StatisticalSecrecy, { nullable: true, description: 'Secret statistique. As it applies now.' })
  @Directive('@access(who: [ANY], within: NATION)')
  statisticalSecrecy(@Ctx() { em }: Context): Promise<StatisticalSecrecy | null> {
    return em.findOne(StatisticalSecrecy, { onlyOne: true });
  }

  @Mutation(() => FreezeSnapshotPayload, { description: 'Arrête des chiffres. The national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async freezeSnapshot(@Arg('input', () => FreezeSnapshotInput) input: FreezeSnapshotInput, @Ctx() context: Context): Promise<FreezeSnapshotPayload> {
    const outcome = await freezeSnapshot(input, context);
    return outcome.ok ? { snapshot: outcome.value, userErrors: [] } : { snapshot: null, userErrors: [explainSnapshot(outcome.refusal)] };
  }

  @Mutation(() => SetSecrecyThresholdPayload, { description: 'Change le seuil du secret statistique. The national bureau only; what is frozen stays as it is.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async setSecrecyThreshold(@Arg('input', () => SetSecrecyThresholdInput) input: SetSecrecyThresholdInput, @Ctx() context: Context): Promise<SetSecrecyThresholdPayload> {
    const outcome = await setSecrecyThreshold(input, context);
    return outcome.ok ? { statisticalSecrecy: outcome.value, userErrors: [] } : { statisticalSecrecy: null, userErrors: [explainThreshold(outcome.refusal)] };
  }

  // A hash tells whether a guess is right: small numbers are soon guessed.
  @FieldResolver(() => String, { nullable: true, description: 'Empreinte. SHA-256 of the content in UTF-8: equal figures have equal hashes; null for those who may not read raw figures.' })
  sha256(@Root() { kind, sha256 }: Snapshot, @Ctx() { caller }: Context): string | null {
    return mayReadContent(kind, caller.roles) ? sha256 : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Contenu. JSON, byte by byte as it was frozen; null for those who may not read raw figures.' })
  async content(@Root() snapshot: Snapshot, @Ctx() context: Context): Promise<string | null> {
    if (!mayReadContent(snapshot.kind, context.caller.roles)) return null;
    return (await withContent(context).load(snapshot.name))?.content ?? null;
  }
}
