import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { Money } from '@mirex/kit/graph/money.type';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { ExportFile } from '../export/export-file.entity.ts';
import { BatchChange } from './batch-change.entity.ts';
import { BatchLine } from './batch-line.entity.ts';
import { Batch } from './batch.entity.ts';
import { BatchFilter } from './batch.inputs.ts';
import { batchById, changesOfBatch, fileOfBatch } from './batch.loader.ts';
import { explainBatchError } from './batch.messages.ts';
import { findBatches } from './batch.query.ts';

const BatchConnection = connectionType(Batch, 'Batch');
const BatchLineConnection = connectionType(BatchLine, 'BatchLine');

@ObjectType({ description: 'Erreur de lot. What keeps it from being sealed.' })
class BatchFault extends UserError {
  @Field(() => ID, { nullable: true, description: 'Ligne. Null: of the batch as a whole.' })
  line!: string | null;

  @Field(() => ID, { nullable: true, description: 'État de frais. Null: of the batch as a whole.' })
  claim!: string | null;
}

export const batchReference = ({ id }: { id: string }, context: Context): Promise<Batch | null> => batchById(context).load(id);

@Resolver(() => Batch)
export class BatchResolver {
  @Query(() => Batch, { nullable: true, description: 'Lot. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, TRANS, FIN])')
  batch(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Batch | null> {
    return batchById(context).load(readId(id, 'BAT', context));
  }

  @Query(() => BatchConnection, { nullable: true, description: 'Lots. By opening; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, TRANS, FIN])')
  async batches(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => BatchFilter, { nullable: true }) filter: BatchFilter | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<Batch>> {
    return asConnection(orThrow(await findBatches(em, filter ?? {}, page), explainPage));
  }

  @FieldResolver(() => Money, { description: 'Total. Of its lines.' })
  total(@Root() { minor, currency }: Batch): Money {
    return Money.of({ minor, currency });
  }

  @FieldResolver(() => [BatchFault], { nullable: true, description: 'Erreurs. Of the last check; null when its lines changed since.' })
  errors(@Root() { errors }: Batch): BatchFault[] | null {
    return errors?.map(({ line, claim, ...error }) => ({ ...explainBatchError(error), line, claim })) ?? null;
  }

  @FieldResolver(() => BatchLineConnection, { description: 'Lignes. By rank.' })
  async lines(@Root() { id }: Batch, @Args(() => PageArgs) page: PageArgs, @Ctx() { em }: Context): Promise<Connection<BatchLine>> {
    return asConnection(orThrow(await findPage(em, BatchLine, { batch: id }, 'rank,id', page), explainPage));
  }

  @FieldResolver(() => ExportFile, { nullable: true, description: 'Fichier. Null until it is exported.' })
  file(@Root() { id }: Batch, @Ctx() context: Context): Promise<ExportFile | null> {
    return fileOfBatch(context).load(id);
  }

  @FieldResolver(() => [BatchChange], { description: 'Traces. Oldest first.' })
  changes(@Root() { id }: Batch, @Ctx() context: Context): Promise<BatchChange[]> {
    return changesOfBatch(context).load(id);
  }
}
