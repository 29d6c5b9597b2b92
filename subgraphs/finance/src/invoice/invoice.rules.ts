import type { Day } from '@mirex/schema/day';
import type { Currency } from '@mirex/schema/money';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What a host establishment invoices. */
export enum InvoicedWhat {
  MEAL = 'MEAL',
  NIGHT = 'NIGHT',
  ROOM = 'ROOM',
  MATERIAL = 'MATERIAL',
  OTHER = 'OTHER',
}

export interface InvoicedLine {
  readonly what: InvoicedWhat;
  readonly quantity: number;
  readonly unitMinor: bigint;
}

export interface Invoice {
  readonly number: string;
  readonly issuedOn: Day;
  readonly currency: string;
  /** As the invoice says; it has to be that of its lines. */
  readonly totalMinor: bigint;
  readonly lines: readonly InvoicedLine[];
  /** SHA-256 of the document, in hexadecimal. */
  readonly document: string;
}

export type InvoiceRefusal =
  | { readonly code: 'SUPPLIER_SIRET'; readonly given: string }
  | { readonly code: 'SUPPLIER_NAME' }
  | { readonly code: 'SUPPLIER_KNOWN'; readonly siret: string }
  | { readonly code: 'SUPPLIER_UNKNOWN' }
  | { readonly code: 'INVOICE_NUMBER' }
  | { readonly code: 'INVOICE_KNOWN'; readonly number: string }
  | { readonly code: 'INVOICE_TO_COME'; readonly issuedOn: Day }
  | { readonly code: 'INVOICE_CURRENCY'; readonly given: string; readonly payable: readonly string[] }
  | { readonly code: 'INVOICE_DOCUMENT' }
  | { readonly code: 'INVOICE_LINES' }
  | { readonly code: 'INVOICE_TOTAL'; readonly given: string; readonly lines: string };

const MOST_LINES = 200;

/** Whether an invoice can be taken: dated, documented, in a currency that is paid, and of the total that its lines have. */
export function checkInvoice({ number, issuedOn, currency, totalMinor, lines, document }: Invoice, { today, payable }: { readonly today: Day; readonly payable: readonly Currency[] }): Outcome<Currency, InvoiceRefusal> {
  if (number.trim() === '' || number.length > 60) return refuse({ code: 'INVOICE_NUMBER' });
  if (issuedOn > today) return refuse({ code: 'INVOICE_TO_COME', issuedOn });
  const paid = payable.find((one) => one === currency);
  if (paid === undefined) return refuse({ code: 'INVOICE_CURRENCY', given: currency, payable });
  if (!/^[0-9a-f]{64}$/.test(document)) return refuse({ code: 'INVOICE_DOCUMENT' });
  if (lines.length === 0 || lines.length > MOST_LINES || lines.some(({ quantity, unitMinor }) => quantity < 1 || unitMinor <= 0n)) return refuse({ code: 'INVOICE_LINES' });
  const sum = lines.reduce((total, { quantity, unitMinor }) => total + BigInt(quantity) * unitMinor, 0n);
  return sum === totalMinor ? accept(paid) : refuse({ code: 'INVOICE_TOTAL', given: String(totalMinor), lines: String(sum) });
}

/** SIREN of La Poste, whose establishments have another key: the sum of the digits is a multiple of five. */
const LA_POSTE = '356000000';

/** Whether fourteen digits are a SIRET. Source: INSEE, key of Luhn. */
export function isSiret(given: string): boolean {
  if (!/^\d{14}$/.test(given) || /^0+$/.test(given)) return false;
  const digits = [...given].map(Number);
  if (given.startsWith(LA_POSTE) && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true;
  return digits.toReversed().reduce((sum, digit, i) => sum + (i % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit), 0) % 10 === 0;
}
