import { addDays, type Day } from '@mirex/schema/day';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What the regulation allows of an advance. */
export interface AdvanceTerms {
  /** Of what the journey is expected to cost. */
  readonly percentAtMost: number;
  /** Before the mission. */
  readonly daysBefore: number;
}

export type AdvanceRefusal =
  | { readonly code: 'ADVANCE_SUMMONS'; readonly state: string | null }
  | { readonly code: 'ADVANCE_TOO_LATE'; readonly until: Day }
  | { readonly code: 'ADVANCE_ABOVE'; readonly mostMinor: string }
  | { readonly code: 'ADVANCE_AMOUNT' }
  | { readonly code: 'ADVANCE_ASKED' };

/** The states of a summons of somebody who is going to travel. */
const TO_COME: ReadonlySet<string> = new Set(['ISSUED', 'ACKNOWLEDGED']);

/**
 * Whether an advance can be given: for a mission to come, asked early enough, of no more than its share of the journey.
 *
 * @param expectedMinor what the journey is expected to cost, by the rates.
 *
 * Source: note de service DGER/SDPFE/2023-342, as a union quotes it: 75 %, asked 21 days before.
 */
export function checkAdvance(
  { minor, expectedMinor, today }: { readonly minor: bigint; readonly expectedMinor: bigint; readonly today: Day },
  mission: { readonly state: string; readonly date: Day } | null, { percentAtMost, daysBefore }: AdvanceTerms,
): Outcome<true, AdvanceRefusal> {
  if (!mission || !TO_COME.has(mission.state)) return refuse({ code: 'ADVANCE_SUMMONS', state: mission?.state ?? null });
  const until = addDays(mission.date, -daysBefore);
  if (today > until) return refuse({ code: 'ADVANCE_TOO_LATE', until });
  if (minor <= 0n) return refuse({ code: 'ADVANCE_AMOUNT' });
  return minor * 100n > expectedMinor * BigInt(percentAtMost) ? refuse({ code: 'ADVANCE_ABOVE', mostMinor: String((expectedMinor * BigInt(percentAtMost)) / 100n) }) : accept(true);
}
