import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { MarkChange } from './mark/mark-change.entity.ts';
import { Mark } from './mark/mark.entity.ts';

const PUPILS = 'select id from known_enrolment where establishment_uai = ?';
const OF_DIPLOMAS = `speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/** An establishment sees the marks of its pupils; an inspector and an agent bound to diplomas, those of their specialities. */
export const ownRows: readonly OwnRows[] = [
  {
    entity: KnownEnrolment,
    establishment: (uai) => ({ establishmentUai: uai }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: Mark,
    establishment: (uai) => ({ enrolmentId: among(PUPILS, uai) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: MarkChange,
    establishment: (uai) => ({ markId: among(`select id from mark where enrolment_id in (${PUPILS})`, uai) }),
    specialities: (codes) => ({ markId: among('select id from mark where speciality_code in (?)', codes) }),
    diplomas: (codes) => ({ markId: among(`select id from mark where ${OF_DIPLOMAS}`, codes) }),
  },
];
