import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { MirexCode } from '@mirex/schema/mirex';

import { CompetentService } from './competent-service.entity.ts';
import { Department } from './department.entity.ts';
import { Mirex } from './mirex.entity.ts';
import { Region } from './region.entity.ts';
import { TerritoryAssignment } from './territory-assignment.entity.ts';

export const mirexByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Mirex, { code: { $in: codes as MirexCode[] } }), ({ code }) => code));
export const regionByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Region, { code: { $in: [...codes] } }), ({ code }) => code));
export const departmentByCode = perRequest(({ em }) => rowLoader((codes) => em.find(Department, { code: { $in: [...codes] } }), ({ code }) => code));

export const departmentsOfRegion = perRequest(({ em }) =>
  listLoader((codes) => em.find(Department, { regionCode: { $in: [...codes] } }, { orderBy: { code: 'asc' } }), ({ regionCode }) => regionCode));
export const assignmentsOfRegion = perRequest(({ em }) =>
  listLoader((codes) => em.find(TerritoryAssignment, { regionCode: { $in: [...codes] } }, { orderBy: { firstSession: 'asc' } }), ({ regionCode }) => regionCode));
export const assignmentsOfMirex = perRequest(({ em }) =>
  listLoader((codes) => em.find(TerritoryAssignment, { mirexCode: { $in: codes as MirexCode[] } }, { orderBy: { regionCode: 'asc', firstSession: 'asc' } }), ({ mirexCode }) => mirexCode));
export const servicesOfMirex = perRequest(({ em }) =>
  listLoader((codes) => em.find(CompetentService, { mirexCode: { $in: [...codes] } }, { orderBy: { role: 'asc', name: 'asc' } }), ({ mirexCode }) => mirexCode));
