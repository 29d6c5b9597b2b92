import type { DataSets, RateFact, RegulationItemFact } from '@mirex/schema/edition';

export const rate = (changes: Partial<RateFact>): RateFact =>
  ({ activity: 'SCRIPT_MARKING', level: 5, unit: 'SCRIPT', minor: '250', currency: 'EUR', from: '2020-01-01', to: null, ...changes });

const number = (name: string, unit: RegulationItemFact['unit'], value: number): RegulationItemFact => ({ name, unit, value, wording: null, status: 'PLACEHOLDER' });

/** A small national edition: one speciality of each level, one of an unknown diploma, and some invented rates. */
export const EDITION: Partial<DataSets> = {
  specialities: ([['32321007', 'BTSA'], ['40321004', 'BAC_PRO'], ['50321001', 'CAPA'], ['99999999', 'OTHER']] as const)
    .map(([code, diploma]) => ({ code, diploma, firstSession: null, lastSession: null })),
  rates: [
    rate({}),
    rate({ level: 4, minor: '190', to: '2023-12-31' }),
    rate({ level: 4, minor: '200', from: '2024-01-01' }),
    rate({ activity: 'CHAIR_OR_DEPUTY_CHAIR', level: null, minor: '5600' }),
    rate({ activity: 'EXAMINER_SESSION', minor: '5500' }),
    rate({ activity: 'EXAMINER_SESSION', minor: '6560', currency: 'XPF' }),
    rate({ activity: 'MEAL.METRO_BASE', level: null, unit: 'MEAL', minor: '2000' }),
    rate({ activity: 'KM.CV_5.UP_TO_2000', level: null, unit: 'THOUSAND_KM', minor: '32000' }),
    rate({ activity: 'KM.CV_5.FROM_2001_TO_10000', level: null, unit: 'THOUSAND_KM', minor: '40000' }),
    rate({ activity: 'KM.CV_5.ABOVE_10000', level: null, unit: 'THOUSAND_KM', minor: '23000' }),
  ],
  regulations: [{
    code: 'BTSA.FINANCE.2021', diploma: 'BTSA', scope: null, region: null, firstSession: 2021, lastSession: null,
    items: [
      number('CLAIMS_UNTIL', 'MONTH_DAY', 831), number('ADVANCE_AT_MOST', 'PERCENT', 75), number('ADVANCE_ASKED_BEFORE', 'DAYS', 21), number('PAYEE_FILE_IDLE', 'YEARS', 2), number('MEALS_A_DAY_AT_MOST', 'COUNT', 2), number('NIGHTS_A_DAY_AT_MOST', 'COUNT', 1),
      number('KILOMETRES_A_DAY_AT_MOST', 'COUNT', 800), number('JOURNEY_AROUND_MISSION', 'DAYS', 1),
      { name: 'BUDGET_LINE', unit: 'TEXT', value: null, wording: '143-05-03', status: 'CONFIRMED' },
    ],
  }],
};
