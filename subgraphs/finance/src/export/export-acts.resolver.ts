import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import { ExportBatchInput } from '../batch/batch.inputs.ts';
import { explainBatch, explainMoneyAct } from '../batch/batch.messages.ts';
import { exportBatch } from './export-batch.service.ts';
import { RegisterApplicationInput } from './export.inputs.ts';
import { ExportFile } from './export-file.entity.ts';
import { FinancialApplication } from './financial-application.entity.ts';
import { registerApplication } from './register-application.service.ts';

@ObjectType({ description: 'Suite d’un export.' })
class ExportPayload {
  @Field(() => ExportFile, { nullable: true, description: 'Fichier. Null when refused.' })
  file?: ExportFile;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Suite d’un enregistrement d’application.' })
class ApplicationPayload {
  @Field(() => FinancialApplication, { nullable: true, description: 'Application. Null when refused.' })
  application?: FinancialApplication;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class ExportActs {
  @Query(() => [FinancialApplication], { nullable: true, description: 'Applications financières. Of one MIREX, by name.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, TRANS, FIN])')
  financialApplications(@Arg('mirex', () => String) mirex: string, @Ctx() context: Context): Promise<FinancialApplication[]> {
    expectServed(mirex, context);
    return context.em.find(FinancialApplication, {}, { orderBy: { name: 'asc' } });
  }

  @Mutation(() => ApplicationPayload, { description: 'Enregistrer une application financière. With the public key that batches are encrypted for.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, TRANS])')
  async registerApplication(@Arg('input', () => RegisterApplicationInput) { mirex, debtor, ...rest }: RegisterApplicationInput, @Ctx() context: Context): Promise<ApplicationPayload> {
    expectServed(mirex, context);
    const outcome = await registerApplication({ ...rest, debtor: debtor ?? null }, context);
    return outcome.ok ? { application: outcome.value, userErrors: [] } : { userErrors: [explainBatch(outcome.refusal)] };
  }

  @Mutation(() => ExportPayload, { description: 'Exporter un lot. Once: the same key gives the same file, byte for byte.' })
  @Directive('@routed(by: "input.batch")')
  @Directive('@access(who: [TRANS, FIN])')
  async exportBatch(@Arg('input', () => ExportBatchInput) input: ExportBatchInput, @Ctx() context: Context): Promise<ExportPayload> {
    const request = { ...input, batch: readId(input.batch, 'BAT', context), application: readId(input.application, 'FAP', context) };
    const outcome = await exportBatch(request, context);
    return outcome.ok ? { file: outcome.value, userErrors: [] } : { userErrors: [explainMoneyAct(outcome.refusal)] };
  }
}
