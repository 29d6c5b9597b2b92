import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { Diploma } from './diploma.entity.ts';
import { Mef } from './mef.entity.ts';
import { Replacement } from './replacement.entity.ts';
import { RncpRecord } from './rncp-record.entity.ts';
import { Speciality } from './speciality.entity.ts';

export const diplomaByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Diploma, { code: { $in: [...codes] } }), ({ code }) => code));
export const specialityByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Speciality, { code: { $in: [...codes] } }), ({ code }) => code));

export const specialitiesOfDiploma = perRequest(({ em }) =>
  listLoader((codes) => em.find(Speciality, { diplomaCode: { $in: [...codes] } }, { orderBy: { code: 'asc' } }), ({ diplomaCode }) => diplomaCode));
export const rncpOfSpeciality = perRequest(({ em }) =>
  listLoader((codes) => em.find(RncpRecord, { specialityCode: { $in: [...codes] } }, { orderBy: { firstSession: 'asc', number: 'asc' } }), ({ specialityCode }) => specialityCode));
export const mefsOfSpeciality = perRequest(({ em }) =>
  listLoader((codes) => em.find(Mef, { specialityCode: { $in: [...codes] } }, { orderBy: { code: 'asc' } }), ({ specialityCode }) => specialityCode));
export const predecessors = perRequest(({ em }) =>
  listLoader((codes) => em.find(Replacement, { newCode: { $in: [...codes] } }, { orderBy: { oldCode: 'asc' } }), ({ newCode }) => newCode));
export const successors = perRequest(({ em }) =>
  listLoader((codes) => em.find(Replacement, { oldCode: { $in: [...codes] } }, { orderBy: { newCode: 'asc' } }), ({ oldCode }) => oldCode));
