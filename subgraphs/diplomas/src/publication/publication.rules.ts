import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** The publication of one diploma's results in one zone. */
export type PublicationStateName = 'SCHEDULED' | 'PUBLISHED' | 'WITHDRAWN';

export type PublicationRefusal =
  | { readonly code: 'PUBLICATION_UNKNOWN'; readonly given: string }
  | { readonly code: 'PUBLICATION_CALENDAR_UNKNOWN'; readonly session: number; readonly zone: string }
  | { readonly code: 'PUBLICATION_IN_THE_PAST' }
  | { readonly code: 'PUBLICATION_BEFORE_PHASE'; readonly from: string }
  | { readonly code: 'PUBLICATION_STATE'; readonly state: PublicationStateName }
  | { readonly code: 'PUBLICATION_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'PUBLICATION_BEFORE_HOUR'; readonly opensAt: string }
  | { readonly code: 'PUBLICATION_UNDECIDED'; readonly count: number }
  | { readonly code: 'PUBLICATION_EMPTY' }
  | { readonly code: 'PUBLICATION_REASON_MISSING' };

export interface KnownPublication {
  readonly state: PublicationStateName;
  readonly opensAt: Date;
  readonly version: number;
}

/**
 * Whether an hour of publication can be set: to come, and not before the session's calendar says that results are published.
 *
 * @param phaseFrom first instant of the phase PUBLISHED in the zone; undefined: the zone has no calendar for the session.
 */
export function checkHour(opensAt: Date, now: Date, phaseFrom: string | undefined, asked: { readonly session: number; readonly zone: string }): Outcome<Date, PublicationRefusal> {
  if (phaseFrom === undefined) return refuse({ code: 'PUBLICATION_CALENDAR_UNKNOWN', ...asked });
  if (opensAt <= now) return refuse({ code: 'PUBLICATION_IN_THE_PAST' });
  return opensAt < new Date(phaseFrom) ? refuse({ code: 'PUBLICATION_BEFORE_PHASE', from: phaseFrom }) : accept(opensAt);
}

/** Whether results can be published: at their hour and not one millisecond before, when the jury has decided of everybody. */
export function checkPublishing({ state, opensAt }: KnownPublication, now: Date, found: { readonly decided: number; readonly undecided: number }): Outcome<number, PublicationRefusal> {
  if (state === 'PUBLISHED') return refuse({ code: 'PUBLICATION_STATE', state });
  if (now < opensAt) return refuse({ code: 'PUBLICATION_BEFORE_HOUR', opensAt: opensAt.toISOString() });
  if (found.undecided > 0) return refuse({ code: 'PUBLICATION_UNDECIDED', count: found.undecided });
  return found.decided === 0 ? refuse({ code: 'PUBLICATION_EMPTY' }) : accept(found.decided);
}

/** Whether what is published can be taken back or rectified, by who has seen its last version, with a reason. */
export function checkCorrection({ state, version }: KnownPublication, seen: number, reason: string): Outcome<string, PublicationRefusal> {
  if (version !== seen) return refuse({ code: 'PUBLICATION_CHANGED_MEANWHILE', seen, found: version });
  if (state !== 'PUBLISHED') return refuse({ code: 'PUBLICATION_STATE', state });
  return reason.trim() === '' ? refuse({ code: 'PUBLICATION_REASON_MISSING' }) : accept(reason.trim());
}
