import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { isValidBIC, isValidIBAN } from 'ibantools';
import { stdnum } from 'stdnum';

import { PayeeStatus } from './payee-file.rules.ts';
import { isPrintable } from './printable.rules.ts';

/** What somebody deposits to be paid. All of it is secret: it comes sealed, and stays so. */
export interface PayeeDetails {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  /** Null: paid for travel only. */
  readonly nir: string | null;
  /** Of somebody outside the service, whose account the application does not know. */
  readonly address: string | null;
}

export type PayeeRefusal =
  | { readonly code: 'PAYEE_DETAILS_UNREADABLE' }
  | { readonly code: 'HOLDER_MISSING' }
  | { readonly code: 'HOLDER_UNPRINTABLE' }
  | { readonly code: 'IBAN_INVALID' }
  | { readonly code: 'BIC_INVALID' }
  | { readonly code: 'NIR_INVALID' }
  | { readonly code: 'ADDRESS_MISSING' }
  | { readonly code: 'HOLDER_DIFFERS' };

/**
 * Reads what was deposited: spaces are taken out of numbers, and each number proves itself by its own key.
 *
 * @param actorNames the names that the holder has to bear, folded; empty when they are not known. A family record lifts it.
 */
export function readPayee(
  details: PayeeDetails, { status, actorNames, familyRecord }: { readonly status: PayeeStatus; readonly actorNames: readonly string[]; readonly familyRecord: boolean },
): Outcome<PayeeDetails, PayeeRefusal> {
  const holder = details.holder.trim();
  const iban = compact(details.iban);
  const bic = details.bic === null ? null : compact(details.bic);
  const nir = details.nir === null ? null : compact(details.nir);
  if (holder === '') return refuse({ code: 'HOLDER_MISSING' });
  if (!isPrintable(holder)) return refuse({ code: 'HOLDER_UNPRINTABLE' });
  if (!isValidIBAN(iban)) return refuse({ code: 'IBAN_INVALID' });
  if (bic !== null && !isValidBIC(bic)) return refuse({ code: 'BIC_INVALID' });
  if (nir !== null && !isNir(nir)) return refuse({ code: 'NIR_INVALID' });
  if (status === PayeeStatus.EXTERNAL && !details.address?.trim()) return refuse({ code: 'ADDRESS_MISSING' });
  const words = new Set(folded(holder).split(' '));
  const theirs = actorNames.every((name) => folded(name).split(' ').every((word) => words.has(word)));
  if (!theirs && !familyRecord) return refuse({ code: 'HOLDER_DIFFERS' });
  return accept({ holder, iban, bic, nir, address: details.address?.trim() || null });
}

const isNir = (number: string): boolean => stdnum['FR']?.['nir']?.validate(number).isValid === true;

const compact = (number: string): string => number.replaceAll(/[\s.-]/g, '').toUpperCase();

const folded = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().replaceAll(/[^A-Z]+/g, ' ').trim();
