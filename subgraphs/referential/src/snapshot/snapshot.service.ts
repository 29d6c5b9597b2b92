import { createHash } from 'node:crypto';

import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { SessionCalendar } from '../session/session-calendar.entity.ts';
import { checkThreshold, type ThresholdRefusal } from './secrecy-threshold.rules.ts';
import { Snapshot } from './snapshot.entity.ts';
import type { FreezeSnapshotInput, SetSecrecyThresholdInput } from './snapshot.inputs.ts';
import { checkSnapshot, type SnapshotRefusal } from './snapshot.rules.ts';
import { StatisticalSecrecy } from './statistical-secrecy.entity.ts';

/**
 * Freezes figures. Frozen again under the same name, the same figures are answered as they stand.
 *
 * Two who freeze at once: one row is written; the other is answered it, or refused when theirs differ.
 */
export async function freezeSnapshot(input: FreezeSnapshotInput, context: Context): Promise<Outcome<Snapshot, SnapshotRefusal>> {
  const { em, caller, now } = context;
  const { name, kind, session, content, sha256, asked, missing } = input;
  const checked = checkSnapshot(input, createHash('sha256').update(content).digest('hex'));
  if (!checked.ok) return checked;
  if ((await em.count(SessionCalendar, { sessionYear: session })) === 0) return refuse({ code: 'SNAPSHOT_SESSION_UNKNOWN', session });

  await writeRows(
    context, { entity: 'Snapshot' },
    `insert into snapshot (name, kind, session_year, content, sha256, asked, missing, frozen_at, frozen_by)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) on conflict do nothing returning name as id`,
    [name, kind, session, content, sha256, JSON.stringify(asked), JSON.stringify(missing), now(), caller.sub],
  );
  const kept = await em.findOne(Snapshot, { name });
  if (!kept) return refuse({ code: 'SNAPSHOT_PUBLIC_ALREADY', session });
  const same = kept.sha256 === sha256 && kept.kind === kind && kept.sessionYear === session;
  return same ? accept(kept) : refuse({ code: 'SNAPSHOT_NAME_TAKEN', name });
}

/** What applies until the bureau says otherwise stands in the migration. Two who set it at once: the last one holds. */
export async function setSecrecyThreshold({ threshold, note }: SetSecrecyThresholdInput, context: Context): Promise<Outcome<StatisticalSecrecy, ThresholdRefusal>> {
  const { em } = context;
  const checked = checkThreshold(threshold);
  if (!checked.ok) return checked;
  await writeRows(context, { entity: 'StatisticalSecrecy', change: 'UPDATE' }, 'update statistical_secrecy set threshold = ?, note = ? returning only_one::text as id', [threshold, note]);
  return accept(await em.findOneOrFail(StatisticalSecrecy, { onlyOne: true }));
}
