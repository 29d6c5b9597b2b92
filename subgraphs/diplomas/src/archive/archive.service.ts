import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { type ArchiveRefusal, checkEnding, keptUntil } from './archive.rules.ts';
import { ArchivedDocument, ArchiveState } from './archived-document.entity.ts';

export interface NewArchive {
  readonly retention: string;
  readonly session: number;
  readonly reference: string;
  readonly place: string;
  readonly sha256: string;
  readonly countedFrom: string;
}

/** Takes a document into the archives, for the time that its class has in the edition of that day. Two at once: the second is told that it is there. */
export async function archiveDocument({ retention, session, reference, place, sha256, countedFrom }: NewArchive, context: Context): Promise<Outcome<ArchivedDocument, ArchiveRefusal>> {
  const { em, now, caller, newId } = context;
  const rule = (await dataSet(context, 'retentions')).find(({ code }) => code === retention);
  if (!rule) return refuse({ code: 'RETENTION_CLASS_UNKNOWN', given: retention });
  if (reference.trim() === '' || place.trim() === '') return refuse({ code: 'ARCHIVE_REFERENCE_MISSING' });
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refuse({ code: 'ARCHIVE_HASH' });
  try {
    return await em.transactional(async (tx) => accept(tx.create(ArchivedDocument, {
      id: newId('ARC'), retentionCode: retention, session, reference: reference.trim(), place: place.trim(), sha256, countedFrom, keptUntil: keptUntil(rule, countedFrom), basis: rule.basis,
      archivedAt: now(), archivedBy: caller.sub,
    })));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return refuse({ code: 'ARCHIVED_ALREADY' });
    throw error;
  }
}

export interface Ending {
  readonly to: 'DESTROYED' | 'TRANSFERRED';
  readonly version: number;
  readonly record: string;
}

/** Takes a document out of the archives. Two at once: the second waits, and is told that it changed. A hold that is put meanwhile comes first or waits. */
export function endArchived(id: GlobalId, ending: Ending, { em, owner, now, caller }: Context): Promise<Outcome<ArchivedDocument, ArchiveRefusal>> {
  return em.transactional(async (tx) => {
    const found = await tx.findOne(ArchivedDocument, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!found) return refuse({ code: 'ARCHIVE_UNKNOWN', given: id });
    await tx.execute('lock table retention_hold in share mode');
    const [hold] = await tx.execute<{ reason: string }[]>(`select reason from retention_hold where code in (?, '*') order by code limit 1`, [found.retentionCode]);
    const to = checkEnding(found, ending, seatDay(owner, now()), hold?.reason ?? null);
    if (!to.ok) return to;
    Object.assign(found, { state: ArchiveState[to.value], endedAt: now(), endedBy: caller.sub, record: ending.record.trim() });
    return accept(found);
  });
}
