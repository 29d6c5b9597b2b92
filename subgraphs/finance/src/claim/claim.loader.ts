import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';

import { ClaimChange } from './claim-change.entity.ts';
import { ClaimLine } from './claim-line.entity.ts';
import { Claim } from './claim.entity.ts';

export const claimById = perRequest(({ em }) => rowLoader((ids) => em.find(Claim, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

/** The claims of a summons: its pay, then its journey. */
export const claimsOfSummons = perRequest(({ em }) =>
  listLoader((ids) => em.find(Claim, { summonsId: { $in: ids as GlobalId[] } }, { orderBy: { kind: 'asc' } }), (row) => row.summonsId),
);

export const linesOfClaim = perRequest(({ em }) =>
  listLoader((ids) => em.find(ClaimLine, { claim: { $in: ids as GlobalId[] } }, { orderBy: { claim: 'asc', rank: 'asc' } }), (row) => row.claim.id),
);

export const changesOfClaim = perRequest(({ em }) =>
  listLoader((ids) => em.find(ClaimChange, { claim: { $in: ids as GlobalId[] } }, { orderBy: { claim: 'asc', version: 'asc' } }), (row) => row.claim.id),
);
