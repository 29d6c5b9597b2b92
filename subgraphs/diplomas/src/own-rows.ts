import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { AwardChange } from './award/award-change.entity.ts';
import { AwardedDiploma } from './award/awarded-diploma.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/** An inspector sees the diplomas of their specialities, an agent bound to diplomas those. */
export const ownRows: readonly OwnRows[] = [
  {
    entity: AwardedDiploma,
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }),
  },
  {
    entity: AwardChange,
    specialities: (codes) => ({ diplomaId: among('select id from awarded_diploma where speciality_code in (?)', codes) }),
    diplomas: (codes) => ({ diplomaId: among('select id from awarded_diploma where diploma_code in (?)', codes) }),
  },
  {
    entity: KnownEnrolment,
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
];
