import type { PaperToSit } from '@mirex/schema/events';

import type { Openings } from '../enrolment/openings.ts';
import { assessmentFor } from './assessment.rules.ts';
import { paperMap, papersOf } from './paper-map.rules.ts';
import type { Mapped } from './paper-map.rows.ts';

type Asked = Pick<Mapped, 'session' | 'specialityCode' | 'establishmentUai' | 'route' | 'form' | 'chosen' | 'withoutCcf' | 'kept' | 'exempt'>;

/** The map of an enrolment by one edition of the referential. Accreditations count on the first day of the session's year. */
export function drawMap(enrolment: Asked, { papers, specialities, establishments, accreditations }: Openings): PaperToSit[] {
  const { session, specialityCode: speciality, establishmentUai: uai, route, form, chosen, withoutCcf, kept, exempt } = enrolment;
  const assessment = assessmentFor({
    route, speciality, diploma: specialities.get(speciality)?.diploma ?? '', sector: establishments.get(uai)?.sector ?? '',
    accreditations: accreditations.get(uai) ?? [], on: `${session}-01-01`,
  });
  return paperMap(papersOf(papers.get(speciality) ?? [], session), { assessment, withoutCcf, kept, exempt, chosen: form === 'PROGRESSIVE' ? chosen : null });
}
