import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { type AnomalyRule, EnrolmentAnomaly } from './anomaly.entity.ts';
import { type AnomalyRefusal, checkResolvable } from './anomaly.rules.ts';

export interface AnomalyResolution {
  readonly enrolmentId: GlobalId;
  readonly rule: AnomalyRule;
  readonly about: string;
  readonly reason: string;
}

/**
 * Lets a finding stand, with a reason, for as long as it is about the same. Two at once: the second waits, and is
 * ANOMALY_RESOLVED_ALREADY.
 */
export function resolveAnomaly({ enrolmentId, rule, about, reason }: AnomalyResolution, context: Context): Promise<Outcome<EnrolmentAnomaly, AnomalyRefusal | RecordRefusal>> {
  return context.em.transactional(async (tx) => {
    const why = readReason(reason);
    if (!why.ok) return why;
    if (!(await tx.findOne(Enrolment, { id: enrolmentId }))) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
    const place = { enrolmentId, rule, about };
    const allowed = checkResolvable(rule, (await tx.findOne(EnrolmentAnomaly, place)) !== null);
    if (!allowed.ok) return allowed;
    const written = await tx.execute<object[]>(
      'insert into anomaly_resolution (enrolment_id, rule, about, reason, at, by) values (?, ?, ?, ?, ?, ?) on conflict do nothing returning rule',
      [enrolmentId, rule, about, why.value, context.now(), context.caller.sub],
    );
    const found = await tx.findOneOrFail(EnrolmentAnomaly, place, { refresh: true });
    if (written.length === 0) return refuse({ code: 'ANOMALY_RESOLVED_ALREADY', by: found.resolvedBy ?? '' });
    await journalRows(within(context, tx), { entity: 'EnrolmentAnomaly', change: 'UPDATE', ids: [enrolmentId] });
    return accept(found);
  });
}
