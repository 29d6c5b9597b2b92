import type { DataSets, RateFact } from '@mirex/schema/edition';

export const rate = (changes: Partial<RateFact>): RateFact =>
  ({ activity: 'SCRIPT_MARKING', level: 5, minor: '250', currency: 'EUR', from: '2020-01-01', to: null, ...changes });

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
  ],
};
