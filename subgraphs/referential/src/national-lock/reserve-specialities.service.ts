import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { answerOf, checkEntries, type HeldLock, heldFor, type LockAnswer, type LockEntry, lockKey, type LockRefusal } from './national-lock.rules.ts';
import { bansOf, diplomasWithOneSpeciality, specialitiesOf } from './national-lock.query.ts';

export interface Reservation {
  readonly mirex: string;
  readonly session: number;
  readonly entries: readonly LockEntry[];
}

type Asked = LockEntry & { readonly heldFor: string };

/**
 * Reserves specialities for persons, each answered by itself, in the order of the entries. The same request again is
 * answered the same.
 *
 * Two MIREX that ask for one person at once: the second waits for the first, then is told who holds it. Seven
 * statements, however many entries there are; persons are locked in the order of their keys, so that nobody dies of a deadlock.
 */
export async function reserveSpecialities({ mirex, session, entries }: Reservation, context: Context): Promise<Outcome<LockAnswer[], LockRefusal>> {
  if (!isMirexCode(mirex)) return refuse({ code: 'LOCK_MIREX_UNKNOWN', given: mirex });
  const checked = checkEntries(mirex, entries);
  if (!checked.ok) return checked;
  return context.em.transactional(async (tx) => {
    const specialities = await specialitiesOf(tx, entries.map(({ speciality }) => speciality));
    const limited = await diplomasWithOneSpeciality(tx, session);
    const banned = await bansOf(tx, entries.map(({ personKey }) => personKey), session, context.now());
    const keyOf = (entry: LockEntry): string | undefined => {
      const known = specialities.get(entry.speciality);
      return known && heldFor(known, limited);
    };
    const asked = entries.flatMap((entry): Asked[] => {
      const key = keyOf(entry);
      return key === undefined || banned.has(entry.personKey) ? [] : [{ ...entry, heldFor: key }];
    });
    // The first of a request that names a person twice; the other finds it held.
    const first = [...Map.groupBy(asked, lockKey).values()].flatMap((same) => same.slice(0, 1));
    const inside = within(context, tx);
    await change(first, { mirex, session }, inside);
    await take(first, { mirex, session }, inside);
    await forgetFormer(first, session, inside);
    const held = await holders(tx, first, session);
    return accept(entries.map((entry) => {
      const key = keyOf(entry);
      return answerOf(entry, key === undefined ? undefined : held.get(lockKey({ ...entry, heldFor: key })), banned.get(entry.personKey));
    }));
  });
}

const ASKED = `asked as (
  select * from jsonb_to_recordset(?::jsonb) as a("personKey" text, "heldFor" text, speciality text, "enrolmentId" text, replaces text)
)`;

/** Changes what an enrolment holds already, and hands over what it replaces. */
async function change(asked: readonly Asked[], { mirex, session }: Pick<Reservation, 'mirex' | 'session'>, context: Context): Promise<void> {
  const { now, caller } = context;
  await writeRows(
    context, { entity: 'SpecialityLock', change: 'UPDATE' },
    `with ${ASKED},
     written as (
       update speciality_lock l set speciality = a.speciality, mirex = ?, enrolment_id = a."enrolmentId", reserved_at = ?
       from asked a join speciality_lock o on o.person_key = a."personKey" and o.held_for = a."heldFor" and o.session = ?
       where l.person_key = o.person_key and l.session = o.session and l.held_for = o.held_for
         and ((l.enrolment_id = a."enrolmentId" and l.speciality <> a.speciality) or l.enrolment_id = a.replaces)
       returning l.*, o.speciality as before, l.enrolment_id as id
     )
     insert into speciality_lock_change (enrolment_id, person_key, session, mirex, speciality_before, speciality_after, at, by)
     select enrolment_id, person_key, session, mirex, before, speciality, ?, ? from written`,
    [JSON.stringify(asked), mirex, now(), session, now(), caller.sub],
  );
}

/** Takes what is free. */
async function take(asked: readonly Asked[], { mirex, session }: Pick<Reservation, 'mirex' | 'session'>, context: Context): Promise<void> {
  const { now, caller } = context;
  await writeRows(
    context, { entity: 'SpecialityLock' },
    `with ${ASKED},
     written as (
       insert into speciality_lock (person_key, session, held_for, speciality, mirex, enrolment_id, reserved_at)
       select "personKey", ?, "heldFor", speciality, ?, "enrolmentId", ? from asked order by "personKey" collate "C", "heldFor" collate "C"
       on conflict do nothing returning *, enrolment_id as id
     )
     insert into speciality_lock_change (enrolment_id, person_key, session, mirex, speciality_after, at, by)
     select enrolment_id, person_key, session, mirex, speciality, ?, ? from written`,
    [JSON.stringify(asked), session, mirex, now(), now(), caller.sub],
  );
}

/** An enrolment that has got another diploma's speciality gives back the one that it held. */
async function forgetFormer(asked: readonly Asked[], session: number, context: Context): Promise<void> {
  const { now, caller } = context;
  await writeRows(
    context, { entity: 'SpecialityLock', change: 'DELETE' },
    `with ${ASKED},
     written as (
       delete from speciality_lock l using asked a
       where l.enrolment_id = a."enrolmentId" and l.session = ? and (l.person_key, l.held_for) <> (a."personKey", a."heldFor")
         and exists (select from speciality_lock n where n.person_key = a."personKey" and n.session = ? and n.held_for = a."heldFor" and n.enrolment_id = a."enrolmentId")
       returning l.*, l.enrolment_id as id
     )
     insert into speciality_lock_change (enrolment_id, person_key, session, mirex, speciality_before, at, by)
     select enrolment_id, person_key, session, mirex, speciality, ?, ? from written`,
    [JSON.stringify(asked), session, session, now(), caller.sub],
  );
}

async function holders(tx: EntityManager, asked: readonly Asked[], session: number): Promise<Map<string, HeldLock>> {
  const rows = await tx.execute<HeldLock[]>(
    `with ${ASKED}
     select l.person_key as "personKey", l.held_for as "heldFor", l.speciality, l.mirex, l.enrolment_id as "enrolmentId"
     from speciality_lock l join asked a on a."personKey" = l.person_key and a."heldFor" = l.held_for where l.session = ?`,
    [JSON.stringify(asked), session],
  );
  return new Map(rows.map((row) => [lockKey(row), row]));
}
