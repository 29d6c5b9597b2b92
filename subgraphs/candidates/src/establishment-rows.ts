import { raw } from '@mikro-orm/postgresql';
import type { EstablishmentRows } from '@mirex/kit/access/establishment-rows';

import { Candidate } from './candidate/candidate.entity.ts';
import { EnrolmentChange } from './enrolment/enrolment-change.entity.ts';
import { Enrolment } from './enrolment/enrolment.entity.ts';

/** An establishment sees the enrolments of its pupils, and who they are; not the files of the MIREX, which hold several schools. */
export const establishmentRows: readonly EstablishmentRows[] = [
  { entity: Enrolment, where: (uai) => ({ establishmentUai: uai }) },
  { entity: Candidate, where: (uai) => ({ id: { $in: raw('(select candidate_id from enrolment where establishment_uai = ?)', [uai]) } }) },
  { entity: EnrolmentChange, where: (uai) => ({ enrolmentId: { $in: raw('(select id from enrolment where establishment_uai = ?)', [uai]) } }) },
];
