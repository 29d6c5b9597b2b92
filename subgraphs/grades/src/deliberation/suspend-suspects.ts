import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/**
 * Suspends the results of an open deliberation whose candidates a fraud case was opened against since the jury opened: what
 * is signed while it runs decides nothing. One statement, with its trace.
 *
 * That a result waits for the end of a case is a proposal: the articles on fraud (CRPM, D811-174 to D811-176-5) do not say it.
 */
export const suspendSuspects = async (deliberation: GlobalId, context: Context): Promise<void> => void (await writeRows(
  context, { entity: 'Result', change: 'UPDATE' },
  `with suspects as (
     select r.id, r.decision, r.jury_thousandths from result r
     where r.deliberation_id = ? and r.decision <> 'SUSPENDED' and exists (select from fraud_case f where f.enrolment_id = r.enrolment_id and f.state <> 'FINAL') for update),
   written as (
     update result r set decision = 'SUSPENDED', reason = 'FRAUD_PENDING', jury_may_admit = false, jury_thousandths = 0, honours = null, failed_certificate = false, blocks = '{}', version = r.version + 1
     from suspects where r.id = suspects.id returning r.id),
   traced as (
     insert into result_change (result_id, at, by, decision_before, decision_after, thousandths_before, thousandths_after, reason)
     select id, ?, ?, decision, 'SUSPENDED', jury_thousandths, 0, 'Dossier de fraude ouvert' from suspects)
   select count(*) as suspended from written`,
  [deliberation, context.now(), context.caller.sub],
));
