import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { CandidateSummonsChange } from './summons-change.entity.ts';
import { CandidateSummonsText } from './summons-text.entity.ts';
import { CandidateSummons } from './summons.entity.ts';

export const summonsById = perRequest(({ em }) => rowLoader((ids) => em.find(CandidateSummons, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const summonsesOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(CandidateSummons, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { number: 'asc' } }), (row) => row.enrolmentId),
);

export const changesOfSummons = perRequest(({ em }) =>
  listLoader((ids) => em.find(CandidateSummonsChange, { summonsId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.summonsId),
);

const textById = perRequest(({ em }) => rowLoader((ids) => em.find(CandidateSummonsText, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

/** How other subgraphs' references find a summons, or a text, again. */
export const summonsReference = ({ id }: { readonly id: string }, context: Context): Promise<CandidateSummons | null> => summonsById(context).load(id);
export const textReference = ({ id }: { readonly id: string }, context: Context): Promise<CandidateSummonsText | null> => textById(context).load(id);
