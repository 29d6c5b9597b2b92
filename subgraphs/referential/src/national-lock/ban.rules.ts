import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { isPersonKey } from './national-lock.rules.ts';

/** A sanction that keeps a person from every exam of the ministry. Days are ISO, both included. */
export interface AskedBan {
  readonly personKey: string;
  readonly from: string;
  readonly until: string;
}

export type BanRefusal =
  | { readonly code: 'BAN_PERSON_KEY_MALFORMED' }
  | { readonly code: 'BAN_REVERSED'; readonly from: string; readonly until: string }
  | { readonly code: 'BAN_TOO_LONG'; readonly years: number; readonly latest: string }
  | { readonly code: 'BAN_MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'BAN_OF_ANOTHER_MIREX'; readonly given: string }
  | { readonly code: 'BAN_CASE_OF_ANOTHER_PERSON'; readonly given: string }
  | { readonly code: 'BAN_UNKNOWN'; readonly given: string }
  | { readonly code: 'BAN_REASON_MISSING' };

/**
 * Whether a ban is one that the law knows.
 *
 * @param latest the last day that a ban from that day may have, by the regulation.
 *
 * Source: CRPM, art. D811-174, 2°, in force from 2025-03-23.
 */
export function checkBan({ personKey, from, until }: AskedBan, most: { readonly years: number; readonly latest: string }): Outcome<AskedBan, BanRefusal> {
  if (!isPersonKey(personKey)) return refuse({ code: 'BAN_PERSON_KEY_MALFORMED' });
  if (until < from) return refuse({ code: 'BAN_REVERSED', from, until });
  return until > most.latest ? refuse({ code: 'BAN_TOO_LONG', ...most }) : accept({ personKey, from, until });
}
