import { raw } from '@mikro-orm/postgresql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { KnownSummons } from './advance/known-summons.entity.ts';
import { KnownActor } from './actor/known-actor.entity.ts';
import { BatchChange } from './batch/batch-change.entity.ts';
import { BatchLine } from './batch/batch-line.entity.ts';
import { Batch } from './batch/batch.entity.ts';
import { CLAIMS_OF_CENTRES } from './centre/claim-centre.loader.ts';
import { KnownSitting } from './centre/known-sitting.entity.ts';
import { ClaimChange } from './claim/claim-change.entity.ts';
import { ClaimLine } from './claim/claim-line.entity.ts';
import { Claim } from './claim/claim.entity.ts';
import { ExportFile } from './export/export-file.entity.ts';
import { FinancialApplication } from './export/financial-application.entity.ts';
import { KnownHosting } from './hosting/known-hosting.entity.ts';
import { Supplier, SupplierInvoice } from './invoice/supplier-invoice.entity.ts';
import { PayeeFile } from './payee/payee-file.entity.ts';

const claimsOf = (own: unknown): object => ({ $in: raw('(select id from claim where actor_id = ?)', [own]) });

const claimsAt = (own: unknown): object => ({ $in: raw(`(${CLAIMS_OF_CENTRES})`, [own]) });

/**
 * Actors see what they claim, heads of centre what was done there, which they certify. Money belongs to no unit: its agents and
 * the financial applications see all of it.
 */
const MONEY = { FIN: 'ALL', UNIT: 'ALL' } as const;

export const ownRows: readonly OwnRows[] = [
  { entity: Claim, actor: (id) => ({ actorId: id }), centres: (ids) => ({ id: claimsAt(ids) }), roles: MONEY },
  { entity: ClaimLine, actor: (id) => ({ claim: claimsOf(id) }), centres: (ids) => ({ claim: claimsAt(ids) }), roles: MONEY },
  { entity: ClaimChange, actor: (id) => ({ claim: claimsOf(id) }), centres: (ids) => ({ claim: claimsAt(ids) }), roles: MONEY },
  { entity: KnownActor, actor: (id) => ({ id }), roles: { UNIT: 'ALL' } },
  { entity: KnownSitting, roles: { UNIT: 'ALL' } },
  { entity: KnownHosting, roles: { UNIT: 'ALL' } },
  { entity: KnownSummons, actor: (id) => ({ actorId: id }), roles: { UNIT: 'ALL' } },
  { entity: PayeeFile, actor: (id) => ({ actorId: id }) },
  { entity: Supplier, roles: MONEY },
  { entity: SupplierInvoice, roles: MONEY },
  { entity: Batch, roles: { FIN: 'ALL' } },
  { entity: BatchLine, actor: (id) => ({ claim: claimsOf(id) }), roles: { FIN: 'ALL' } },
  { entity: BatchChange, roles: { FIN: 'ALL' } },
  { entity: ExportFile, roles: { FIN: 'ALL' } },
  { entity: FinancialApplication, roles: { FIN: 'ALL' } },
];
