import { describe, expect, it } from '@jest/globals';

import { checkTravel, type TravelExpense, TravelKind, type TravelTerms } from './travel.rules.ts';

const TERMS: TravelTerms = { mealsPerDay: 2, nightsPerDay: 1, kilometresPerDay: 800, daysAround: 1 };
const MISSION = '2026-06-15';
const RECEIPT = 'a'.repeat(64);

const meal = (changes: Partial<TravelExpense> = {}): TravelExpense =>
  ({ kind: TravelKind.MEAL, date: '2026-06-15', quantity: 1, spent: null, receipt: null, vehicle: null, ...changes });
const drive = (quantity: number, changes: Partial<TravelExpense> = {}): TravelExpense => meal({ kind: TravelKind.KM, quantity, vehicle: 'AA-123-BB', ...changes });

const cases: [why: string, expenses: TravelExpense[], code: string | undefined][] = [
  ['two meals on the day', [meal({ quantity: 2 })], undefined],
  ['a third meal on one day, in two lines', [meal({ quantity: 2 }), meal()], 'TRAVEL_QUANTITY'],
  ['a meal the day before', [meal({ date: '2026-06-14' })], undefined],
  ['a meal two days before', [meal({ date: '2026-06-13' })], 'TRAVEL_OUTSIDE_MISSION'],
  ['a meal two days after', [meal({ date: '2026-06-17' })], 'TRAVEL_OUTSIDE_MISSION'],
  ['no meal at all', [meal({ quantity: 0 })], 'TRAVEL_QUANTITY'],
  ['nothing', [], 'TRAVEL_EMPTY'],
  ['a night with its receipt', [meal({ kind: TravelKind.NIGHT, receipt: RECEIPT })], undefined],
  ['a night without its receipt', [meal({ kind: TravelKind.NIGHT })], 'RECEIPT_MISSING'],
  ['two nights on one date', [meal({ kind: TravelKind.NIGHT, receipt: RECEIPT, quantity: 2 })], 'TRAVEL_QUANTITY'],
  ['one receipt for two things', [meal({ kind: TravelKind.NIGHT, receipt: RECEIPT }), meal({ kind: TravelKind.TOLL, spent: 500n, receipt: RECEIPT })], 'RECEIPT_TWICE'],
  ['a toll for nothing', [meal({ kind: TravelKind.TOLL, spent: 0n, receipt: RECEIPT })], 'TRAVEL_AMOUNT'],
  ['a toll without its amount', [meal({ kind: TravelKind.TOLL, receipt: RECEIPT })], 'TRAVEL_AMOUNT'],
  ['a meal with an amount of one’s own', [meal({ spent: 9900n })], 'TRAVEL_AMOUNT'],
  ['as far as a day can hold', [drive(800)], undefined],
  ['further than a day can hold', [drive(801)], 'TRAVEL_QUANTITY'],
  ['kilometres in no car', [drive(10, { vehicle: null })], 'VEHICLE_MISSING'],
];

describe('a journey that is declared', () => {
  it.each(cases)('%s', (_why, expenses, code) => {
    const checked = checkTravel(expenses, MISSION, TERMS);
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
  });
});
