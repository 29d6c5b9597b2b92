import { perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Claim } from '../claim/claim.entity.ts';
import { KnownSitting } from './known-sitting.entity.ts';

/**
 * The claims of some centres: what the summons said, else where its sitting is held. Joined when it is asked, so that neither
 * has to be told before the other. For `… in (${CLAIMS_OF_CENTRES})`, whose one parameter is the list of the centres' ids.
 */
export const CLAIMS_OF_CENTRES =
  'select c.id from claim c left join known_sitting s on s.id = c.sitting_id where coalesce(c.centre_id, s.centre_id) in (?)';

const sittingById = perRequest(({ em }) => rowLoader((ids) => em.find(KnownSitting, { id: { $in: ids as GlobalId[] } }, { filters: false }), (row) => row.id));

/** Where the service of a claim was done; null while nobody has said it. */
export async function centreOfClaim({ centreId, sittingId }: Pick<Claim, 'centreId' | 'sittingId'>, context: Parameters<typeof sittingById>[0]): Promise<GlobalId | null> {
  return centreId ?? (sittingId === null ? null : (await sittingById(context).load(sittingId))?.centreId ?? null);
}
