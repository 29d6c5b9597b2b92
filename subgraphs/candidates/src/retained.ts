import { type Retained, sessionEnd } from '@mirex/kit/retention/retained';

const OF_SESSION = sessionEnd('(select e.session from enrolment e where e.id = t.enrolment_id)');

/** What goes by itself once it has served: the classes of the referential's rules. Enrolments stay with the marks that hang on them. */
export const retained: readonly Retained[] = [
  { code: 'MEDICAL_DOCUMENTS', table: 'accommodation_request', since: sessionEnd('t.session') },
  { code: 'SUPPORTING_DOCUMENTS', table: 'supporting_document', since: OF_SESSION, where: 'not exists (select from exemption x where x.document_id = t.id)' },
  { code: 'IMPORT_REPORTS', table: 'pre_registration_line', since: '(select i.finished_at from pre_registration_import i where i.id = t.import_id)' },
];
