import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What somebody is named to. */
export enum NominationRole {
  CHAIR = 'CHAIR',
  DEPUTY_CHAIR = 'DEPUTY_CHAIR',
  CENTRE_HEAD = 'CENTRE_HEAD',
}

export enum NominationState {
  IN_FORCE = 'IN_FORCE',
  ENDED = 'ENDED',
}

export type NominationRefusal =
  | { readonly code: 'NOMINATION_UNKNOWN' }
  | { readonly code: 'NOMINATION_ACT_EMPTY' }
  | { readonly code: 'NOMINATION_PERIOD'; readonly from: string; readonly to: string }
  | { readonly code: 'NOMINATION_AUTHORITY'; readonly diploma: string }
  | { readonly code: 'NOMINATION_AT_OWN_ESTABLISHMENT'; readonly given: string }
  | { readonly code: 'NOMINATION_REASON_EMPTY' }
  | { readonly code: 'NOMINATION_ENDED_ALREADY' }
  | { readonly code: 'NOMINATION_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'NOMINATION_ENDS_BEFORE_IT_BEGINS'; readonly from: string; readonly on: string }
  | { readonly code: 'NOMINATION_OF_ANOTHER_KIND' }
  | { readonly code: 'NOMINEE_UNKNOWN' }
  | { readonly code: 'NOMINEE_MERGED'; readonly survivor: string }
  | { readonly code: 'CENTRE_HEAD_ELSEWHERE'; readonly centre: string; readonly from: string; readonly to: string }
  | { readonly code: 'CENTRE_HEAD_THERE_ALREADY'; readonly actor: string }
  | { readonly code: 'CENTRE_HEAD_INCOMPATIBLE'; readonly why: string };

/** Days, both included; `to` null: until it is ended. ISO dates. */
export interface Period {
  readonly from: string;
  readonly to: string | null;
}

export const shareADay = (a: Period, b: Period): boolean => (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);

/** Whether an act of nomination is whole: a number, and days in their order. */
export function checkAct({ actNumber, from, to }: Period & { readonly actNumber: string }): Outcome<true, NominationRefusal> {
  if (actNumber.trim() === '') return refuse({ code: 'NOMINATION_ACT_EMPTY' });
  return to !== null && to < from ? refuse({ code: 'NOMINATION_PERIOD', from, to }) : accept(true);
}

/** The diplomas whose chairs the minister names: at the ministry it is the bureau of exams that says so. */
const NAMED_BY_THE_MINISTER: ReadonlySet<string> = new Set(['BTSA']);
const MINISTRY: ReadonlySet<string> = new Set(['BEX', 'SYSTEM']);

/**
 * Whether the one who acts may name to a role. The autorité académique names deputies, and chairs that the minister does not.
 *
 * Source: CRPM, art. D811-141-1 (BTSA), in force from 2022-09-01.
 */
export function checkAuthority(role: NominationRole, diploma: string, roles: readonly string[]): Outcome<true, NominationRefusal> {
  const byMinister = role === NominationRole.CHAIR && NAMED_BY_THE_MINISTER.has(diploma);
  return !byMinister || roles.some((one) => MINISTRY.has(one)) ? accept(true) : refuse({ code: 'NOMINATION_AUTHORITY', diploma });
}

/** Whether somebody may preside where they would sit: not in their own school. @param at UAI; null: no school. */
export const checkPlace = (own: string | null, at: string | null): Outcome<true, NominationRefusal> =>
  (own !== null && own === at ? refuse({ code: 'NOMINATION_AT_OWN_ESTABLISHMENT', given: own }) : accept(true));

/** A nomination to a centre that is in force. */
export interface Headship extends Period {
  readonly actorId: string;
  readonly centreId: string;
}

/** Whether somebody may be at the head of a centre: of one at a time, and the only one there. */
export function checkHeadship(asked: Headship, others: readonly Headship[]): Outcome<true, NominationRefusal> {
  const now = others.filter((other) => shareADay(other, asked));
  const elsewhere = now.find(({ actorId, centreId }) => actorId === asked.actorId && centreId !== asked.centreId);
  if (elsewhere) return refuse({ code: 'CENTRE_HEAD_ELSEWHERE', centre: elsewhere.centreId, from: elsewhere.from, to: elsewhere.to ?? '…' });
  const there = now.find(({ centreId }) => centreId === asked.centreId);
  return there ? refuse({ code: 'CENTRE_HEAD_THERE_ALREADY', actor: there.actorId }) : accept(true);
}

/** Whether a nomination can be ended on a day, by who has read its last version. */
export function checkEnd(
  held: { readonly state: NominationState; readonly version: number; readonly from: string }, { version, on, reason }: { readonly version: number; readonly on: string; readonly reason: string },
): Outcome<true, NominationRefusal> {
  if (held.version !== version) return refuse({ code: 'NOMINATION_CHANGED_MEANWHILE', given: version, current: held.version });
  if (held.state === NominationState.ENDED) return refuse({ code: 'NOMINATION_ENDED_ALREADY' });
  if (reason.trim() === '') return refuse({ code: 'NOMINATION_REASON_EMPTY' });
  return on < held.from ? refuse({ code: 'NOMINATION_ENDS_BEFORE_IT_BEGINS', from: held.from, on }) : accept(true);
}
