import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { AwardChange } from './award-change.entity.ts';
import { AwardedDiploma } from './awarded-diploma.entity.ts';

export const awardById = perRequest(({ em }) => rowLoader((ids) => em.find(AwardedDiploma, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const awardOfEnrolment = perRequest(({ em }) =>
  rowLoader((ids) => em.find(AwardedDiploma, { enrolmentId: { $in: ids as GlobalId[] } }), (row) => row.enrolmentId),
);

export const changesOfAward = perRequest(({ em }) =>
  listLoader((ids) => em.find(AwardChange, { diplomaId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.diplomaId),
);

/** How other subgraphs' references find a diploma again. */
export const awardReference = ({ id }: { readonly id: string }, context: Context): Promise<AwardedDiploma | null> => awardById(context).load(id);
