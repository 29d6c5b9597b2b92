import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ENDED, overlap, type Span } from '../allocation/allocation.rules.ts';

/** SM-SUMMONS, as far as candidates go: whether they came is said place by place. */
export type SummonsStateName = 'FORECAST' | 'ISSUED' | 'ACKNOWLEDGED' | 'SUPERSEDED' | 'CANCELLED';

/** Which state may follow which. A summons that was followed by another, or cancelled, stays as it was printed. */
const NEXT_SUMMONS_STATES: Readonly<Record<SummonsStateName, readonly SummonsStateName[]>> = {
  FORECAST: ['SUPERSEDED', 'CANCELLED'],
  ISSUED: ['ACKNOWLEDGED', 'SUPERSEDED', 'CANCELLED'],
  ACKNOWLEDGED: ['SUPERSEDED', 'CANCELLED'],
  SUPERSEDED: [],
  CANCELLED: [],
};

/** One line of a summons: what is sat where and when, as it is printed. */
export interface SummonsLine {
  readonly allocationId: GlobalId;
  readonly paper: string;
  readonly venue: string;
  readonly commune: string;
  readonly room: string;
  readonly seat: number;
  /** ISO instants; the end is the candidate's own. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
}

/** One oral of a summons: where and when the candidate is heard, as it is printed. */
export type SummonsOral = Omit<SummonsLine, 'allocationId' | 'seat'> & { readonly postId: GlobalId };

/** What a summons says of where its candidate goes. */
export interface SummonsContent {
  readonly lines: readonly SummonsLine[];
  readonly orals: readonly SummonsOral[];
}

/** An enrolment to summon, with its places and the summons that holds. */
export interface Summonable extends SummonsContent {
  readonly enrolmentId: GlobalId;
  readonly candidateId: GlobalId;
  readonly number: string;
  readonly session: number;
  readonly speciality: string;
  readonly diploma: string;
  readonly state: string;
  /** First and last name; null: nobody told who it is. */
  readonly name: string | null;
  readonly frozen: string | null;
  /** The number of the last summons, 0 when there is none. */
  readonly last: number;
  readonly live: ({ readonly id: GlobalId; readonly state: SummonsStateName } & SummonsContent) | null;
}

export type SummonsRefusal =
  | { readonly code: 'SUMMONS_UNKNOWN'; readonly given: string }
  | { readonly code: 'SUMMONS_WITHOUT_ALLOCATION'; readonly number: string }
  | { readonly code: 'SUMMONS_OF_ENDED_ENROLMENT'; readonly number: string; readonly state: string }
  | { readonly code: 'SUMMONS_OVERLAPPING'; readonly number: string; readonly papers: string }
  | { readonly code: 'SUMMONS_OF_FROZEN_SITTING'; readonly number: string; readonly reason: string }
  | { readonly code: 'SUMMONS_REASON_MISSING' }
  | { readonly code: 'SUMMONS_STATE'; readonly from: SummonsStateName; readonly to: SummonsStateName }
  | { readonly code: 'SUMMONS_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'SUMMONS_TEXT_UNKNOWN' };

const spanOf = ({ startsAt, endsAt }: Pick<SummonsLine, 'startsAt' | 'endsAt'>): Span => ({ startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) });

/**
 * Whether a candidate can be summoned as the places stand: to some place, and to no two at once.
 *
 * @returns what there is to do: nothing where the summons that holds says the same.
 */
export function checkSummonable({ number, state, lines, orals, frozen, live }: Summonable, to: 'FORECAST' | 'ISSUED'): Outcome<'SUMMON' | 'NOTHING', SummonsRefusal> {
  if (ENDED.includes(state)) return refuse({ code: 'SUMMONS_OF_ENDED_ENROLMENT', number, state });
  const all = [...lines, ...orals];
  if (all.length === 0) return refuse({ code: 'SUMMONS_WITHOUT_ALLOCATION', number });
  if (frozen !== null) return refuse({ code: 'SUMMONS_OF_FROZEN_SITTING', number, reason: frozen });
  const clash = all.find((line, i) => all.some((other, j) => j < i && overlap(spanOf(line), spanOf(other))));
  if (clash) return refuse({ code: 'SUMMONS_OVERLAPPING', number, papers: all.filter((other) => overlap(spanOf(other), spanOf(clash))).map(({ paper }) => paper).join(', ') });
  const same = live !== null && !(live.state === 'FORECAST' && to === 'ISSUED') && sameLines(live.lines, lines) && sameLines(live.orals, orals);
  return accept(same ? 'NOTHING' : 'SUMMON');
}

const sameLines = (a: readonly Told[], b: readonly Told[]): boolean => a.length === b.length && a.every((line, i) => textOf(line) === textOf(b[i]));

type Told = SummonsLine | SummonsOral;

/** JSON of a database does not keep the order of keys. */
const textOf = (line: Told | undefined): string =>
  line ? [line.paper, line.venue, line.commune, line.room, 'seat' in line ? line.seat : '', line.startsAt, line.endsAt, line.timeZone].join('|') : '';

/** Whether a summons may be acknowledged or cancelled, by who has seen its last version. */
export function checkSummonsMove(
  summons: { readonly state: SummonsStateName; readonly version: number }, { to, version, reason }: { readonly to: 'ACKNOWLEDGED' | 'CANCELLED'; readonly version: number; readonly reason: string | null },
): Outcome<SummonsStateName, SummonsRefusal> {
  if (summons.version !== version) return refuse({ code: 'SUMMONS_CHANGED_MEANWHILE', seen: version, found: summons.version });
  if (!NEXT_SUMMONS_STATES[summons.state].includes(to)) return refuse({ code: 'SUMMONS_STATE', from: summons.state, to });
  return to === 'CANCELLED' && !reason?.trim() ? refuse({ code: 'SUMMONS_REASON_MISSING' }) : accept(to);
}
