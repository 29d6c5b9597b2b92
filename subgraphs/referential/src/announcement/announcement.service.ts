import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Diploma } from '../diploma/diploma.entity.ts';
import { Session } from '../session/session.entity.ts';
import { Announcement, AnnouncementState, type Audience } from './announcement.entity.ts';
import { type AnnouncementRefusal, checkWithdrawal, type Draft, readDraft } from './announcement.rules.ts';

export interface NewAnnouncement extends Omit<Draft, 'audiences'> {
  readonly audiences: readonly Audience[];
  readonly session: number | null;
  readonly diploma: string | null;
  readonly mirex: string | null;
}

type Done = Promise<Outcome<Announcement, AnnouncementRefusal>>;

/** Publishes an announcement: the bureau for the nation or any MIREX, the staff of a MIREX for it. */
export function publishAnnouncement({ session, diploma, mirex, ...draft }: NewAnnouncement, context: Context): Done {
  const { em, caller, now, newId } = context;
  return em.transactional(async (tx) => {
    const read = readDraft(draft);
    if (!read.ok) return read;
    const allowed = maySpeakFor(mirex, context);
    if (!allowed.ok) return allowed;
    const named = await checkNamed(tx, session, diploma);
    if (!named.ok) return named;
    const { title, body, validFrom, validTo, attachments } = read.value;
    return accept(tx.create(Announcement, {
      id: newId('ANN'), title, body, audiences: [...new Set(draft.audiences)], sessionYear: session, diplomaCode: diploma, mirexCode: mirex, validFrom, validTo,
      attachments: attachments.map((file) => ({ ...file })), state: AnnouncementState.PUBLISHED, publishedAt: now(), publishedBy: caller.sub,
    }));
  });
}

/** Takes an announcement back, with a reason. Two at once: the second waits, and is ANNOUNCEMENT_CHANGED_MEANWHILE. */
export function withdrawAnnouncement({ id, version, reason }: { readonly id: GlobalId; readonly version: number; readonly reason: string }, context: Context): Done {
  const { em, caller, now } = context;
  return em.transactional(async (tx) => {
    const announcement = await tx.findOne(Announcement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!announcement) return refuse({ code: 'ANNOUNCEMENT_UNKNOWN', given: id });
    const allowed = maySpeakFor(announcement.mirexCode, context);
    if (!allowed.ok) return allowed;
    const checked = checkWithdrawal(announcement, version, reason.trim());
    if (!checked.ok) return checked;
    return accept(tx.assign(announcement, { state: AnnouncementState.WITHDRAWN, withdrawnAt: now(), withdrawnBy: caller.sub, withdrawnFor: checked.value }));
  });
}

/** Says that an establishment has read an announcement. Said again, the first time stands. */
export async function acknowledgeAnnouncement(id: GlobalId, context: Context): Done {
  const { em, caller, now } = context;
  const announcement = await em.findOne(Announcement, { id });
  if (!announcement) return refuse({ code: 'ANNOUNCEMENT_UNKNOWN', given: id });
  if (announcement.state === AnnouncementState.WITHDRAWN) return refuse({ code: 'ANNOUNCEMENT_WITHDRAWN' });
  await writeRows(context, { entity: 'AnnouncementReceipt' },
    'insert into announcement_receipt (announcement_id, account, uai, at) values (?, ?, ?, ?) on conflict do nothing returning announcement_id as id', [id, caller.sub, caller.establishment ?? null, now()]);
  return accept(announcement);
}

function maySpeakFor(mirex: string | null, { caller }: Context): Outcome<string | null, AnnouncementRefusal> {
  if (mirex !== null && !isMirexCode(mirex)) return refuse({ code: 'ANNOUNCEMENT_MIREX_UNKNOWN', given: mirex });
  if (caller.roles.includes('BEX')) return accept(mirex);
  return mirex !== null && caller.mirex.includes(mirex) ? accept(mirex) : refuse({ code: 'ANNOUNCEMENT_OF_ANOTHER_MIREX', given: mirex ?? 'la nation' });
}

async function checkNamed(tx: EntityManager, session: number | null, diploma: string | null): Promise<Outcome<null, AnnouncementRefusal>> {
  if (session !== null && !(await tx.findOne(Session, { year: session }))) return refuse({ code: 'ANNOUNCEMENT_SESSION_UNKNOWN', given: session });
  return diploma !== null && !(await tx.findOne(Diploma, { code: diploma })) ? refuse({ code: 'ANNOUNCEMENT_DIPLOMA_UNKNOWN', given: diploma }) : accept(null);
}
