import type { Context } from '@mirex/kit/context';
import { Money } from '@mirex/kit/graph/money.type';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';

import { Claim } from '../claim/claim.entity.ts';
import { claimById } from '../claim/claim.loader.ts';
import { FinancialApplication } from '../export/financial-application.entity.ts';
import { ExportFile } from '../export/export-file.entity.ts';
import { BatchLine } from './batch-line.entity.ts';
import { Batch } from './batch.entity.ts';
import { applicationById, batchById, lineById, linesOfClaim } from './batch.loader.ts';

export const batchLineReference = ({ id }: { id: string }, context: Context): Promise<BatchLine | null> => lineById(context).load(id);
export const applicationReference = ({ id }: { id: string }, context: Context): Promise<FinancialApplication | null> => applicationById(context).load(id);

@Resolver(() => BatchLine)
export class BatchLineResolver {
  @FieldResolver(() => Batch, { nullable: true, description: 'Lot.' })
  batch(@Root() { batch }: BatchLine, @Ctx() context: Context): Promise<Batch | null> {
    return batchById(context).load(batch.id);
  }

  @FieldResolver(() => Claim, { nullable: true, description: 'État de frais.' })
  claim(@Root() { claim }: BatchLine, @Ctx() context: Context): Promise<Claim | null> {
    return claimById(context).load(claim.id);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'Montant. Due.' })
  async amount(@Root() { minor, batch }: BatchLine, @Ctx() context: Context): Promise<Money | null> {
    const found = await batchById(context).load(batch.id);
    return found && Money.of({ minor, currency: found.currency });
  }

  @FieldResolver(() => Money, { nullable: true, description: 'Montant payé. Null until it is paid.' })
  async paid(@Root() { paidMinor, batch }: BatchLine, @Ctx() context: Context): Promise<Money | null> {
    const found = await batchById(context).load(batch.id);
    return found && paidMinor !== null ? Money.of({ minor: paidMinor, currency: found.currency }) : null;
  }
}

@Resolver(() => Claim)
export class ClaimPaymentResolver {
  @FieldResolver(() => [BatchLine], { description: 'Lignes de lot. Each time that it was sent, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, FIN, EXAM, INVIG, CHAIR, DEPUTY])')
  payments(@Root() { id }: Claim, @Ctx() context: Context): Promise<BatchLine[]> {
    return linesOfClaim(context).load(id);
  }
}

@Resolver(() => ExportFile)
export class ExportFileResolver {
  @FieldResolver(() => FinancialApplication, { nullable: true, description: 'Application financière. Who can read it.' })
  application(@Root() { application }: ExportFile, @Ctx() context: Context): Promise<FinancialApplication | null> {
    return applicationById(context).load(application.id);
  }
}
