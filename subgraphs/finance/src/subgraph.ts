import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import { journalResolver } from '@mirex/kit/journal/journal.resolver';
import type { Subgraph } from '@mirex/kit/subgraph';

import { AcknowledgementActs } from './acknowledgement/acknowledgement-acts.resolver.ts';
import { KnownActor } from './actor/known-actor.entity.ts';
import { takeInActors } from './actor/take-in-actors.service.ts';
import { BatchActs } from './batch/batch-acts.resolver.ts';
import { explainAdvance } from './advance/advance.messages.ts';
import { AdvanceResolver } from './advance/advance.resolver.ts';
import { KnownSummons } from './advance/known-summons.entity.ts';
import { takeInSummonses } from './advance/take-in-summonses.service.ts';
import { BatchChange } from './batch/batch-change.entity.ts';
import { BatchLine } from './batch/batch-line.entity.ts';
import { applicationReference, BatchLineResolver, batchLineReference, ClaimPaymentResolver, ExportFileResolver } from './batch/batch-line.resolver.ts';
import { Batch } from './batch/batch.entity.ts';
import { explainBatch, explainBatchError, explainUnfit } from './batch/batch.messages.ts';
import { batchReference, BatchResolver } from './batch/batch.resolver.ts';
import { explainBudget } from './budget/budget.messages.ts';
import { BudgetResolver } from './budget/budget.resolver.ts';
import { ClaimActs } from './claim/claim-acts.resolver.ts';
import { ClaimListActs } from './claim/claim-list-acts.resolver.ts';
import { ClaimChange } from './claim/claim-change.entity.ts';
import { ClaimLine } from './claim/claim-line.entity.ts';
import { KnownSitting } from './centre/known-sitting.entity.ts';
import { takeInSittings } from './centre/take-in-sittings.service.ts';
import { Claim } from './claim/claim.entity.ts';
import { explainClaim } from './claim/claim.messages.ts';
import { claimReference, ClaimLineResolver, ClaimResolver, SummonsClaimResolver, summonsReference } from './claim/claim.resolver.ts';
import { ComplementResolver } from './complement/complement.resolver.ts';
import { ExportActs } from './export/export-acts.resolver.ts';
import { ExportFile } from './export/export-file.entity.ts';
import { FinancialApplication } from './export/financial-application.entity.ts';
import { KnownHosting } from './hosting/known-hosting.entity.ts';
import { takeInHosting } from './hosting/take-in-hosting.service.ts';
import { explainInvoice } from './invoice/invoice.messages.ts';
import { invoiceReference, InvoiceResolver, supplierReference } from './invoice/invoice.resolver.ts';
import { Supplier, SupplierInvoice } from './invoice/supplier-invoice.entity.ts';
import { KilometresResolver } from './kilometres/kilometres.resolver.ts';
import { migrations } from './migrations.ts';
import { ownRows } from './own-rows.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { PaymentDelayResolver } from './claim/payment-delay.resolver.ts';
import { PayeeFile } from './payee/payee-file.entity.ts';
import { explainPayee } from './payee/payee-file.messages.ts';
import { ActorPayeeFileResolver, actorReference, payeeFileReference, PayeeFileResolver } from './payee/payee-file.resolver.ts';
import { SEALED_COLUMNS } from './payee/payee-secrets.ts';
import { explainTravel } from './travel/travel.messages.ts';
import { TravelActs } from './travel/travel.resolver.ts';

/** The table of contents: what this subgraph stores, answers, is told of, and can be referred to by. */
export const finance: Subgraph = {
  name: 'finance',
  entities: [Claim, ClaimLine, ClaimChange, PayeeFile, KnownActor, KnownSitting, KnownHosting, Supplier, SupplierInvoice, KnownSummons, Batch, BatchLine, BatchChange, FinancialApplication, ExportFile],
  ownRows,
  sealedColumns: SEALED_COLUMNS,
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [
        ClaimResolver, PaymentDelayResolver, ClaimLineResolver, SummonsClaimResolver, ClaimActs, ClaimListActs, TravelActs, KilometresResolver, PayeeFileResolver, ActorPayeeFileResolver,
        BatchResolver, BatchLineResolver, BatchActs, ClaimPaymentResolver, ExportActs, ExportFileResolver, AcknowledgementActs, BudgetResolver, ComplementResolver, InvoiceResolver, AdvanceResolver,
        journalResolver('finance'),
      ],
      references: {
        Claim: claimReference, Summons: summonsReference, Actor: actorReference, PayeeFile: payeeFileReference, Batch: batchReference, BatchLine: batchLineReference,
        FinancialApplication: applicationReference, Supplier: supplierReference, SupplierInvoice: invoiceReference,
      },
    }),
  tells: ['payee.changed'],
  dataSets: ['rates', 'specialities', 'regulations', 'calendars', 'locks', 'territories', 'retentions'],
  consumes: { 'summons.changed': takeInSummonses, 'actor.changed': takeInActors, 'allocation.changed': takeInSittings, 'hosting.changed': takeInHosting },
  explainers: [explainClaim, explainTravel, explainPayee, explainBatch, explainBatchError, explainUnfit, explainBudget, explainInvoice, explainAdvance],
};
