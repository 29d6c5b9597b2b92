type Status = 'CONFIRMED' | 'TO_BE_CHECKED';

/** Activity, RNCP level (null: any), unit, minor units, currency, first day, last day, status, source. */
type RateFacts = readonly [
  activity: string, level: number | null, unit: 'PAID_SESSION' | 'SCRIPT' | 'MEAL' | 'NIGHT' | 'THOUSAND_KM',
  minor: number, currency: 'EUR' | 'XPF', validFrom: string, validTo: string | null, status: Status, source: string,
];

/** The amounts were read; the day from which they are due was not found, and the first day of the MIREX stands in its place. */
const JURY = 'Publication syndicale du 2024-04-05 ; date d’effet non trouvée, l’arrêté du ministère de l’agriculture n’a pas été lu';
const jury = (activity: string, level: number | null, unit: 'PAID_SESSION' | 'SCRIPT', minor: number): RateFacts =>
  [activity, level, unit, minor, 'EUR', '2020-09-01', null, 'TO_BE_CHECKED', JURY];

const PER_DIEM = 'Arrêté du 3-7-2006, modifié par les arrêtés du 11-10-2019 et du 20-9-2023';
/** Lodging and meal, before and since 22 September 2023. */
const perDiem = (zone: string, currency: 'EUR' | 'XPF', [nightBefore, mealBefore]: readonly [number, number], [night, meal]: readonly [number, number]): readonly RateFacts[] => [
  [`NIGHT.${zone}`, null, 'NIGHT', nightBefore, currency, '2020-01-01', '2023-09-21', 'CONFIRMED', PER_DIEM],
  [`NIGHT.${zone}`, null, 'NIGHT', night, currency, '2023-09-22', null, 'CONFIRMED', PER_DIEM],
  [`MEAL.${zone}`, null, 'MEAL', mealBefore, currency, '2020-01-01', '2023-09-21', 'CONFIRMED', PER_DIEM],
  [`MEAL.${zone}`, null, 'MEAL', meal, currency, '2023-09-22', null, 'CONFIRMED', PER_DIEM],
];

const KM_TEXT = 'Arrêté du 3-7-2006, art. 1 (texte recueilli vers 2014)';
const KM_UNTIL_2021 = { validFrom: '2006-11-01', validTo: '2021-12-31', source: KM_TEXT };
const KM = { validFrom: '2006-11-01', validTo: null, source: KM_TEXT };
const KM_2022 = { validFrom: '2022-01-01', validTo: null, source: 'Arrêté du 14-3-2022, rétroactif au 2022-01-01' };
const BRACKETS = ['UP_TO_2000', 'FROM_2001_TO_10000', 'ABOVE_10000'] as const;
/** Minor units for a thousand kilometres, by yearly bracket; `confirmed`: how many of the three were read. */
const mileage = (
  power: string, currency: 'EUR' | 'XPF', minor: readonly [number, number, number],
  { validFrom, validTo, source }: { readonly validFrom: string; readonly validTo: string | null; readonly source: string }, confirmed = 3,
): readonly RateFacts[] => BRACKETS.map((bracket, i) =>
  [`KM.${power}.${bracket}`, null, 'THOUSAND_KM', minor[i] ?? 0, currency, validFrom, validTo, i < confirmed ? 'CONFIRMED' : 'TO_BE_CHECKED', source]);

const RATES: readonly RateFacts[] = [
  jury('EXAMINER_SESSION', 5, 'PAID_SESSION', 5500),
  jury('EXAMINER_SESSION', 4, 'PAID_SESSION', 3900),
  jury('EXAMINER_SESSION', 3, 'PAID_SESSION', 1700),
  jury('CHAIR_OR_DEPUTY_CHAIR', null, 'PAID_SESSION', 5600),
  jury('SCRIPT_MARKING', 5, 'SCRIPT', 250),
  jury('SCRIPT_MARKING', 4, 'SCRIPT', 200),
  jury('SCRIPT_MARKING', 3, 'SCRIPT', 100),
  ...perDiem('METRO_BASE', 'EUR', [7000, 1750], [9000, 2000]),
  ...perDiem('METRO_LARGE_CITY_OR_GRAND_PARIS', 'EUR', [9000, 1750], [12_000, 2000]),
  ...perDiem('PARIS', 'EUR', [11_000, 1750], [14_000, 2000]),
  ...perDiem('DROM_SPM', 'EUR', [7000, 1750], [12_000, 2000]),
  ...perDiem('NC_WF_PF', 'EUR', [9000, 2100], [12_000, 2400]),
  ...perDiem('NC_WF_PF', 'XPF', [10_740, 2506], [14_320, 2864]),
  ['NIGHT.DISABLED_AGENT', null, 'NIGHT', 15_000, 'EUR', '2023-09-22', null, 'CONFIRMED', PER_DIEM],
  ...mileage('CV_5', 'EUR', [25_000, 31_000, 18_000], KM_UNTIL_2021),
  ...mileage('CV_6_7', 'EUR', [32_000, 39_000, 23_000], KM_UNTIL_2021),
  ...mileage('CV_8', 'EUR', [35_000, 43_000, 25_000], KM_UNTIL_2021),
  ...mileage('CV_5', 'EUR', [32_000, 40_000, 23_000], KM_2022, 1),
  ...mileage('CV_6_7', 'EUR', [41_000, 51_000, 30_000], KM_2022, 0),
  ...mileage('CV_8', 'EUR', [45_000, 55_000, 32_000], KM_2022, 0),
  ...mileage('CV_5.POLYNESIE_NC', 'XPF', [40_500, 48_600, 28_900], KM),
  ...mileage('CV_6_7.POLYNESIE_NC', 'XPF', [43_900, 53_200, 31_200], KM),
  ...mileage('CV_8.POLYNESIE_NC', 'XPF', [47_500, 56_700, 33_500], KM),
  // The second bracket stands above its neighbours in the source: copied as it is, and to be checked.
  ...mileage('CV_5.WALLIS', 'XPF', [42_800, 73_000, 30_100], KM, 1),
  ...mileage('CV_6_7.WALLIS', 'XPF', [47_500, 56_700, 33_500], KM),
  ...mileage('CV_8.WALLIS', 'XPF', [49_800, 59_000, 34_800], KM),
];

/** Rows of the table `rate`. */
export const rateRows = (): readonly Record<string, unknown>[] =>
  RATES.map(([activity, level, unit, minor, currency, validFrom, validTo, status, source]) => ({
    code: `${activity}.${level ?? 'ANY'}.${currency}.${validFrom}`, activity, level, unit, minor, currency, validFrom, validTo, status, source,
  }));
