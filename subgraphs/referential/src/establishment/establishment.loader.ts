import { perRequest, rowLoader } from '@mirex/kit/loader';

import { Establishment } from './establishment.entity.ts';

export const establishmentByUai = perRequest(({ em }) => rowLoader((codes) => em.find(Establishment, { uai: { $in: [...codes] } }), ({ uai }) => uai));
