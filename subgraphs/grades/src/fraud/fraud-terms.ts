import { ruleNumber, type RuledBy } from '@mirex/schema/regulation';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { placeDay } from '@mirex/kit/place-clock';

import type { FraudRefusal, FraudTerms } from './fraud.rules.ts';
import type { Day } from '@mirex/schema/day';

/** The terms that the regulation of a session sets, and the day that it is where the candidate is. */
export interface Clock {
  readonly terms: FraudTerms;
  readonly today: Day;
}

export async function clockOf({ session, speciality, uai }: { readonly session: number; readonly speciality: string; readonly uai: string | null }, context: Context): Promise<Outcome<Clock, FraudRefusal>> {
  const facts = await dataSet(context, 'regulations');
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === speciality)?.diploma ?? '';
  // A fraud of before the present procedure is judged by it: its terms hold from the first session that has them.
  const by: RuledBy = { diploma, session: Math.max(session, ...facts.filter((fact) => fact.diploma === diploma && fact.items.some(({ name }) => name === 'FRAUD_OBSERVATIONS')).map(({ firstSession }) => firstSession)) };
  const [sentToChairMonths, chairReportMonths, observationsDays, appealDays, commissionMonths, ministerMonths, longestBanYears] = [
    'FRAUD_SENT_TO_CHAIR_WITHIN', 'FRAUD_CHAIR_REPORT_WITHIN', 'FRAUD_OBSERVATIONS', 'FRAUD_APPEAL_WITHIN', 'FRAUD_COMMISSION_WITHIN', 'FRAUD_MINISTER_WITHIN', 'FRAUD_BAN_AT_MOST',
  ].map((name) => ruleNumber(facts, by, name));
  if (sentToChairMonths === undefined || chairReportMonths === undefined || observationsDays === undefined || appealDays === undefined
    || commissionMonths === undefined || ministerMonths === undefined || longestBanYears === undefined) return refuse({ code: 'FRAUD_TERMS_UNKNOWN', session });
  return accept({ today: await placeDay(uai, context), terms: { sentToChairMonths, chairReportMonths, observationsDays, appealDays, commissionMonths, ministerMonths, longestBanYears } });
}
