import { raw } from '@mikro-orm/postgresql';
import type { EstablishmentRows } from '@mirex/kit/access/establishment-rows';

import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { MarkChange } from './mark/mark-change.entity.ts';
import { Mark } from './mark/mark.entity.ts';

const PUPILS = 'select id from known_enrolment where establishment_uai = ?';

/** An establishment sees the marks of its pupils. */
export const establishmentRows: readonly EstablishmentRows[] = [
  { entity: KnownEnrolment, where: (uai) => ({ establishmentUai: uai }) },
  { entity: Mark, where: (uai) => ({ enrolmentId: { $in: raw(`(${PUPILS})`, [uai]) } }) },
  { entity: MarkChange, where: (uai) => ({ markId: { $in: raw(`(select id from mark where enrolment_id in (${PUPILS}))`, [uai]) } }) },
];
