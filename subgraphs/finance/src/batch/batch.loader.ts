import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';

import { ExportFile } from '../export/export-file.entity.ts';
import { FinancialApplication } from '../export/financial-application.entity.ts';
import { BatchChange } from './batch-change.entity.ts';
import { BatchLine } from './batch-line.entity.ts';
import { Batch } from './batch.entity.ts';

export const batchById = perRequest(({ em }) => rowLoader((ids) => em.find(Batch, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const lineById = perRequest(({ em }) => rowLoader((ids) => em.find(BatchLine, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const linesOfClaim = perRequest(({ em }) =>
  listLoader((ids) => em.find(BatchLine, { claim: { $in: ids as GlobalId[] } }, { orderBy: { claim: 'asc', id: 'asc' } }), (row) => row.claim.id));

export const changesOfBatch = perRequest(({ em }) =>
  listLoader((ids) => em.find(BatchChange, { batch: { $in: ids as GlobalId[] } }, { orderBy: { batch: 'asc', version: 'asc' } }), (row) => row.batch.id));

export const fileOfBatch = perRequest(({ em }) => rowLoader((ids) => em.find(ExportFile, { batch: { $in: ids as GlobalId[] } }), (row) => row.batch.id));

export const applicationById = perRequest(({ em }) => rowLoader((ids) => em.find(FinancialApplication, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
