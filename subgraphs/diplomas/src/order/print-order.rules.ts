import { addMonths, type Day } from '@mirex/schema/day';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** From the regional jury's order to the paper in the post. What a jury gave in part has no number: it is a certificate of blocks. */
export type PrintOrderStateName = 'RECEIVED' | 'NUMBERED' | 'PRINTED' | 'SIGNED' | 'SENT' | 'SPOILED' | 'CANCELLED' | 'REVOKED';
export type ModalityName = 'UC' | 'VAE';

/** Which state may follow which. A spoiled sheet is numbered anew, its number stays in the register. */
const NEXT_STATES: Readonly<Record<PrintOrderStateName, readonly PrintOrderStateName[]>> = {
  RECEIVED: ['NUMBERED', 'PRINTED', 'CANCELLED'],
  NUMBERED: ['PRINTED', 'CANCELLED'],
  PRINTED: ['SIGNED', 'SPOILED', 'REVOKED'],
  SIGNED: ['SENT', 'SPOILED', 'REVOKED'],
  SENT: ['REVOKED'],
  SPOILED: ['NUMBERED', 'PRINTED', 'REVOKED'],
  CANCELLED: [],
  REVOKED: [],
};

export interface OrderedUnit {
  readonly code: string;
  /** Null: not obtained. */
  readonly obtainedOn: Day | null;
}

/** What a regional jury orders. Days are ISO. */
export interface OrderedDiploma {
  readonly modality: ModalityName;
  /** The jury's own, once in its region. */
  readonly reference: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day;
  readonly sex: string;
  /** Formation code. */
  readonly speciality: string;
  readonly juryOn: Day;
  /** Of VAE: the jury gave some units only. */
  readonly partial: boolean;
  /** Every unit of the diploma, obtained or not. */
  readonly units: readonly OrderedUnit[];
}

export type PrintOrderRefusal =
  | { readonly code: 'ORDER_REGION_ELSEWHERE'; readonly region: string }
  | { readonly code: 'ORDER_OF_ANOTHER_REGION'; readonly region: string }
  | { readonly code: 'ORDER_HOLDER_INCOMPLETE' }
  | { readonly code: 'ORDER_SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'ORDER_UNITS_MISSING'; readonly units: readonly string[] }
  | { readonly code: 'ORDER_UNIT_EXPIRED'; readonly unit: string; readonly until: Day }
  | { readonly code: 'ORDER_UNIT_TWICE'; readonly unit: string }
  | { readonly code: 'ORDER_UNIT_AFTER_JURY'; readonly unit: string }
  | { readonly code: 'ORDER_JURY_TO_COME'; readonly juryOn: Day }
  | { readonly code: 'ORDER_PARTIAL'; readonly modality: ModalityName }
  | { readonly code: 'ORDER_REFERENCE_TAKEN'; readonly reference: string }
  | { readonly code: 'ORDER_ALREADY_PRINTED' }
  | { readonly code: 'ORDERS_TOO_MANY'; readonly most: number }
  | { readonly code: 'ORDER_UNKNOWN'; readonly given: string }
  | { readonly code: 'ORDER_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'ORDER_STATE'; readonly from: PrintOrderStateName; readonly to: PrintOrderStateName }
  | { readonly code: 'ORDER_REASON_MISSING' };

/**
 * Whether what is ordered can be printed: every unit of the diploma, each still valid on the day of the jury; of VAE the
 * jury may give a part, for which a certificate of blocks is printed.
 *
 * @param unitMonths how long a unit is valid; null: no regulation says.
 *
 * Source: CRPM, art. D811-167-8 (units are valid for five years; the text of the certificat de spécialisation).
 */
export function checkOrder(order: OrderedDiploma, { today, specialities, unitMonths }: { readonly today: Day; readonly specialities: ReadonlySet<string>; readonly unitMonths: number | null }): Outcome<true, PrintOrderRefusal> {
  const { juryOn, lastName, firstName, birthDate, reference, speciality, sex } = order;
  if ([lastName, firstName, reference].some((text) => text.trim() === '') || birthDate >= juryOn || (sex !== 'F' && sex !== 'M')) return refuse({ code: 'ORDER_HOLDER_INCOMPLETE' });
  if (!specialities.has(speciality)) return refuse({ code: 'ORDER_SPECIALITY_UNKNOWN', given: speciality });
  return juryOn > today ? refuse({ code: 'ORDER_JURY_TO_COME', juryOn }) : checkUnits(order, unitMonths);
}

function checkUnits({ modality, partial, units, juryOn }: OrderedDiploma, unitMonths: number | null): Outcome<true, PrintOrderRefusal> {
  const codes = units.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) < i);
  if (twice !== undefined) return refuse({ code: 'ORDER_UNIT_TWICE', unit: twice });
  const obtained = units.flatMap(({ code, obtainedOn }) => (obtainedOn === null ? [] : [{ code, obtainedOn }]));
  const missing = units.filter(({ obtainedOn }) => obtainedOn === null).map(({ code }) => code);
  if (partial && (modality !== 'VAE' || obtained.length === 0 || missing.length === 0)) return refuse({ code: 'ORDER_PARTIAL', modality });
  if (!partial && (missing.length > 0 || (modality === 'UC' && units.length === 0))) return refuse({ code: 'ORDER_UNITS_MISSING', units: missing });
  for (const { code, obtainedOn } of obtained) {
    if (obtainedOn > juryOn) return refuse({ code: 'ORDER_UNIT_AFTER_JURY', unit: code });
    const until = unitMonths === null ? null : addMonths(obtainedOn, unitMonths);
    if (until !== null && juryOn > until) return refuse({ code: 'ORDER_UNIT_EXPIRED', unit: code, until });
  }
  return accept(true);
}

/** The states that a person brings an order to, one by one; each asks why. */
const BY_HAND: ReadonlySet<PrintOrderStateName> = new Set(['SPOILED', 'CANCELLED', 'REVOKED']);

export function checkOrderMove(
  found: { readonly state: PrintOrderStateName; readonly version: number }, { to, version, reason }: { readonly to: PrintOrderStateName; readonly version: number; readonly reason: string },
): Outcome<PrintOrderStateName, PrintOrderRefusal> {
  if (found.version !== version) return refuse({ code: 'ORDER_CHANGED_MEANWHILE', seen: version, found: found.version });
  if (!BY_HAND.has(to) || !NEXT_STATES[found.state].includes(to)) return refuse({ code: 'ORDER_STATE', from: found.state, to });
  return reason.trim() === '' ? refuse({ code: 'ORDER_REASON_MISSING' }) : accept(to);
}
