import type { Retained } from '@mirex/kit/retention/retained';

/** When the jury's record of an enrolment was signed: until then the time has not begun. */
const RESULTS = '(select max(d.signed_at) from result r join deliberation d on d.id = r.deliberation_id where r.enrolment_id = t.enrolment_id)';

/** What goes by itself once it has served: the classes of the referential's rules. Marks are kept with the records of the juries. */
export const retained: readonly Retained[] = [
  { code: 'SCRIPTS', table: 'script', since: RESULTS },
  { code: 'CCF_FILES', table: 'ccf_mark', since: RESULTS },
  { code: 'FRAUD_FILES', table: 'fraud_change', since: '(select f.final_at from fraud_case f where f.id = t.case_id)' },
  { code: 'FRAUD_FILES', table: 'fraud_case', since: 't.final_at' },
  { code: 'DELIBERATION_RECORDS', table: 'deliberation', since: 't.signed_at' },
  { code: 'DELIBERATION_RECORDS', table: 'result', since: '(select d.signed_at from deliberation d where d.id = t.deliberation_id)' },
];
