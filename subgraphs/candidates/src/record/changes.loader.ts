import type { GlobalId } from '@mirex/schema/global-id';
import { listLoader, perRequest } from '@mirex/kit/loader';

import { RecordChange } from './record-change.entity.ts';

export const changesOfRecord = perRequest(({ em }) =>
  listLoader((ids) => em.find(RecordChange, { recordId: { $in: ids as GlobalId[] } }, { orderBy: { version: 'asc' } }), (row) => row.recordId),
);
