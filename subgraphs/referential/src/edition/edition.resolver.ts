import type { Context } from '@mirex/kit/context';
import { orThrow } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Int, Mutation, Query, Resolver } from 'type-graphql';

import { explainEdition } from './edition.messages.ts';
import { changesSince, contentOf } from './edition.query.ts';
import { latestEdition, publishEdition } from './edition.service.ts';
import { ChangeKind, DataSetName, EditionChange, EditionContent, PublishEditionPayload } from './edition.type.ts';
import { PublishedEdition } from './published-edition.entity.ts';

@Resolver()
export class EditionResolver {
  @Query(() => PublishedEdition, { nullable: true, description: 'Édition. By its number; null when there is none.' })
  @Directive('@access(who: [ANY], within: NATION)')
  edition(@Arg('number', () => Int) number: number, @Ctx() { em }: Context): Promise<PublishedEdition | null> {
    return em.findOne(PublishedEdition, { number });
  }

  @Query(() => PublishedEdition, { nullable: true, description: 'Dernière édition. Null before the first.' })
  @Directive('@access(who: [ANY], within: NATION)')
  latestEdition(@Ctx() { em }: Context): Promise<PublishedEdition | null> {
    return latestEdition(em);
  }

  @Query(() => [EditionChange], { nullable: true, description: 'Différences. From an edition to the latest.' })
  @Directive('@listSize(assumedSize: 100)')
  @Directive('@access(who: [ANY], within: NATION)')
  async changesSince(@Arg('edition', () => Int) edition: number, @Ctx() { em }: Context): Promise<EditionChange[]> {
    const changes = orThrow(await changesSince(em, edition), explainEdition);
    return changes.map(({ dataSet, key, kind }) => ({ dataSet: DataSetName[dataSet], key, kind: ChangeKind[kind] }));
  }

  @Query(() => EditionContent, { nullable: true, description: 'Contenu de la dernière édition. For machines; null when none is newer than `after`.' })
  @Directive('@access(who: [BEX, SYSTEM], within: NATION)')
  async editionContent(
    @Arg('dataSets', () => [DataSetName]) dataSets: DataSetName[],
    @Arg('after', () => Int, { nullable: true, description: 'Après. The number of the edition that is already held.' }) after: number | null | undefined,
    @Ctx() { em }: Context,
  ): Promise<EditionContent | null> {
    const latest = await latestEdition(em);
    if (!latest || latest.number <= (after ?? 0)) return null;
    return { number: latest.number, content: JSON.stringify(await contentOf(em, latest.number, dataSets)) };
  }

  @Mutation(() => PublishEditionPayload, { description: 'Publie une édition. Of the referential as it stands; the national bureau only.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async publishEdition(@Arg('note', () => String, { description: 'Objet. Why.' }) note: string, @Ctx() context: Context): Promise<PublishEditionPayload> {
    const outcome = await publishEdition(note, context);
    return outcome.ok ? { edition: outcome.value, userErrors: [] } : { edition: null, userErrors: [explainEdition(outcome.refusal)] };
  }
}
