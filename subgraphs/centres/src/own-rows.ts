import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { Allocation } from './allocation/allocation.entity.ts';
import { CentreChange } from './centre/centre-change.entity.ts';
import { Centre } from './centre/centre.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { Sitting } from './sitting/sitting.entity.ts';
import { Room } from './venue/room.entity.ts';
import { Venue } from './venue/venue.entity.ts';

const IN_CENTRES = 'select id from sitting where centre_id in (?)';
const OF_DIPLOMAS = `select id from sitting where speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/** Where and when names nobody: whoever is summoned there may read it. */
const SUMMONED = { EXAM: 'ALL', INVIG: 'ALL', CHAIR: 'ALL', DEPUTY: 'ALL', UNIT: 'ALL' } as const;

/** A head of centre sees the centre: its sittings, who sits there and where. An agent bound to diplomas sees who sits theirs. */
export const ownRows: readonly OwnRows[] = [
  { entity: Venue, roles: { ...SUMMONED, CENTRE: 'ALL' } },
  { entity: Room, roles: { ...SUMMONED, CENTRE: 'ALL' } },
  { entity: Centre, centres: (ids) => ({ id: { $in: [...ids] } }), roles: SUMMONED },
  { entity: Sitting, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: SUMMONED },
  { entity: CentreChange, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  {
    entity: Allocation,
    centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }),
    specialities: (codes) => ({ sittingId: among('select id from sitting where speciality_code in (?)', codes) }),
    diplomas: (codes) => ({ sittingId: among(OF_DIPLOMAS, codes) }),
  },
  {
    entity: KnownEnrolment,
    centres: (ids) => ({ id: among(`select enrolment_id from allocation where sitting_id in (${IN_CENTRES})`, ids) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
];
