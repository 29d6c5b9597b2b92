import type { FilterQuery } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { seenRows } from '@mirex/kit/access/seen-rows';
import type { Context } from '@mirex/kit/context';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import type { EnrolmentAnomaly } from './anomaly.entity.ts';
import { type AnomalyRuleName, rulesThat } from './anomaly.rules.ts';

export interface AnomalyQuestion {
  readonly session: number;
  readonly establishment?: string | null | undefined;
  readonly rule?: EnrolmentAnomaly['rule'] | null | undefined;
  readonly blocking?: boolean | null | undefined;
  readonly open?: boolean | null | undefined;
}

export const conditions = ({ session, establishment, rule, blocking, open }: AnomalyQuestion): FilterQuery<EnrolmentAnomaly> => ({
  session,
  ...(establishment != null && { establishmentUai: establishment }),
  ...(open != null && { resolvedAt: open ? null : { $ne: null } }),
  $and: [rule == null ? {} : { rule }, blocking == null ? {} : { rule: { $in: rulesThat({ blocking }) as EnrolmentAnomaly['rule'][] } }],
});

export interface CountedAnomalies {
  readonly uai: string;
  readonly rule: AnomalyRuleName;
  readonly open: number;
  readonly resolved: number;
}

/** How many each rule finds in each establishment, of those that the caller sees. One statement. */
export async function countAnomalies({ session, establishment }: AnomalyQuestion, { em }: Context): Promise<CountedAnomalies[]> {
  const seen = await seenRows(em, Enrolment, 'enrolment_id');
  return em.execute<CountedAnomalies[]>(
    `select establishment_uai as uai, rule, count(*) filter (where resolved_at is null)::integer as open, count(resolved_at)::integer as resolved
     from enrolment_anomaly where session = ? and (?::text is null or establishment_uai = ?) and ${seen.sql} group by 1, 2 order by establishment_uai collate "C", rule collate "C"`,
    [session, establishment ?? null, establishment ?? null, ...seen.values],
  );
}

/** The open findings that stand in the way of each of some enrolments. One statement, however many. */
export async function openBlocking(ids: readonly GlobalId[], { em }: Context): Promise<(enrolmentId: GlobalId) => readonly AnomalyRuleName[]> {
  const found = await em.execute<{ id: GlobalId; rule: AnomalyRuleName }[]>(
    `select distinct enrolment_id as id, rule from enrolment_anomaly
     where enrolment_id = any(?::text[]) and resolved_at is null and rule in (select jsonb_array_elements_text(?::jsonb)) order by rule`,
    [`{${ids.join(',')}}`, JSON.stringify(rulesThat({ blocking: true }))],
  );
  const of = Map.groupBy(found, ({ id }) => id);
  return (id) => of.get(id)?.map(({ rule }) => rule) ?? [];
}
