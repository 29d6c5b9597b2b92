import { describe, expect, it } from '@jest/globals';

import { checkOrder, checkOrderMove, type OrderedDiploma, type PrintOrderStateName } from './print-order.rules.ts';

const unit = (code: string, obtainedOn: string | null = '2024-06-01') => ({ code, obtainedOn });
const order = (more: Partial<OrderedDiploma> = {}): OrderedDiploma => ({
  modality: 'UC', reference: 'BRE-2026-17', lastName: 'Le Goff', firstName: 'Maëlle', birthDate: '1999-03-04', sex: 'F', speciality: '40321004', juryOn: '2026-06-20', partial: false,
  units: [unit('UCG1'), unit('UCP1')], ...more,
});
const check = (one: OrderedDiploma, unitMonths: number | null = 60) => checkOrder(one, { today: '2026-07-15', specialities: new Set(['40321004']), unitMonths });
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string }; readonly value?: unknown }): unknown => outcome.refusal?.code ?? outcome.value;

describe('an order', () => {
  it.each<[why: string, OrderedDiploma, unknown]>([
    ['of all units', order(), true],
    ['with a unit that is missing', order({ units: [unit('UCG1'), unit('UCP1', null)] }), 'ORDER_UNITS_MISSING'],
    ['by units that names none', order({ units: [] }), 'ORDER_UNITS_MISSING'],
    ['by experience, whole, needs no units', order({ modality: 'VAE', units: [] }), true],
    ['by experience, in part', order({ modality: 'VAE', partial: true, units: [unit('B1'), unit('B2', null)] }), true],
    ['in part of everything', order({ modality: 'VAE', partial: true, units: [unit('B1')] }), 'ORDER_PARTIAL'],
    ['in part of nothing', order({ modality: 'VAE', partial: true, units: [unit('B1', null)] }), 'ORDER_PARTIAL'],
    ['by units, in part', order({ partial: true, units: [unit('UCG1'), unit('UCP1', null)] }), 'ORDER_PARTIAL'],
    ['with a unit on its last day', order({ units: [unit('UCG1', '2021-06-20')] }), true],
    ['with a unit a day too old', order({ units: [unit('UCG1', '2021-06-19')] }), 'ORDER_UNIT_EXPIRED'],
    ['with a unit of after the jury', order({ units: [unit('UCG1', '2026-06-21')] }), 'ORDER_UNIT_AFTER_JURY'],
    ['with a unit twice', order({ units: [unit('UCG1'), unit('UCG1')] }), 'ORDER_UNIT_TWICE'],
    ['of a jury to come', order({ juryOn: '2026-07-16' }), 'ORDER_JURY_TO_COME'],
    ['of no speciality', order({ speciality: '99999999' }), 'ORDER_SPECIALITY_UNKNOWN'],
    ['of nobody', order({ lastName: ' ' }), 'ORDER_HOLDER_INCOMPLETE'],
  ])('%s', (_why, one, expected) => expect(codeOf(check(one))).toBe(expected));

  it('where no text limits units, none is too old', () => expect(codeOf(check(order({ units: [unit('UCG1', '1999-01-01')] }), null))).toBe(true));
});

it.each<[why: string, PrintOrderStateName, PrintOrderStateName, unknown]>([
  ['a printed sheet is spoiled', 'PRINTED', 'SPOILED', 'SPOILED'],
  ['what is not printed is cancelled', 'NUMBERED', 'CANCELLED', 'CANCELLED'],
  ['what is sent is not cancelled', 'SENT', 'CANCELLED', 'ORDER_STATE'],
  ['nobody numbers by hand', 'RECEIVED', 'NUMBERED', 'ORDER_STATE'],
])('%s', (_why, state, to, expected) => expect(codeOf(checkOrderMove({ state, version: 1 }, { to, version: 1, reason: 'Tache d’encre' }))).toBe(expected));
