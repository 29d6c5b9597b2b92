import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { KnownSubject, SubjectRoleName } from './subject.rules.ts';

export type BackupRefusal =
  | { readonly code: 'BACKUP_REASON_MISSING' }
  | { readonly code: 'BACKUP_NOT_COMPROMISED'; readonly paper: string }
  | { readonly code: 'BACKUP_MISSING'; readonly paper: string }
  | { readonly code: 'BACKUP_SITTINGS_MISSING' }
  | { readonly code: 'BACKUP_ZONE_UNKNOWN'; readonly zone: string }
  | { readonly code: 'BACKUP_ZONE_TWICE'; readonly zone: string }
  | { readonly code: 'BACKUP_IN_THE_PAST'; readonly zone: string };

/** Which subject stands in for which: a backup for the main one, a replacement when the backup has leaked too. */
const STANDS_IN: readonly SubjectRoleName[] = ['BACKUP', 'REPLACEMENT'];

/**
 * The subject that takes the place of the compromised one.
 *
 * @param subjects those of the paper in the session.
 */
export function findStandIn<Subject extends KnownSubject>(subjects: readonly Subject[], paper: string): Outcome<{ readonly compromised: Subject; readonly standIn: Subject }, BackupRefusal> {
  const compromised = subjects.find(({ state }) => state === 'COMPROMISED');
  if (!compromised) return refuse({ code: 'BACKUP_NOT_COMPROMISED', paper });
  const standIn = STANDS_IN.flatMap((role) => subjects.filter((subject) => subject.role === role && subject.state === 'SELECTED'))[0];
  return standIn ? accept({ compromised, standIn }) : refuse({ code: 'BACKUP_MISSING', paper });
}

/** A new sitting of the paper in one zone. */
export interface NewSitting {
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whether new sittings can be ordered: at least one, one a zone, all of them to come. */
export function checkSittings(sittings: readonly NewSitting[], now: Date): Outcome<readonly NewSitting[], BackupRefusal> {
  if (sittings.length === 0) return refuse({ code: 'BACKUP_SITTINGS_MISSING' });
  const twice = sittings.find(({ zone }, i) => sittings.findIndex((other) => other.zone === zone) !== i);
  if (twice) return refuse({ code: 'BACKUP_ZONE_TWICE', zone: twice.zone });
  const past = sittings.find(({ startsAt }) => startsAt <= now);
  return past ? refuse({ code: 'BACKUP_IN_THE_PAST', zone: past.zone }) : accept(sittings);
}
