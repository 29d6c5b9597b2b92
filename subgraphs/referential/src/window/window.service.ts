import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Diploma } from '../diploma/diploma.entity.ts';
import { publishPlan } from '../edition/publish-plan.service.ts';
import { rangeText, tracePlan } from '../session/session-trace.ts';
import { EnrolmentWindow } from './enrolment-window.entity.ts';
import { checkWindow, type WindowAround, type WindowRefusal } from './window.rules.ts';

type Done = Promise<Outcome<EnrolmentWindow, WindowRefusal>>;

export interface WindowRequest {
  readonly session: number;
  readonly mirex: string;
  readonly diploma: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Opens the enrolments of a diploma in a MIREX, and publishes it. Two at once: the second waits, and finds them open. */
export function openEnrolmentWeb({ session, mirex, diploma, opensAt, closesAt }: WindowRequest, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const allowed = await checkPlace(tx, mirex, diploma, context);
    if (!allowed.ok) return allowed;
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`window ${session} ${mirex} ${diploma}`]);
    if (await tx.findOne(EnrolmentWindow, { sessionYear: session, mirexCode: mirex, diplomaCode: diploma })) return refuse({ code: 'WINDOW_OPEN_ALREADY', diploma });
    const checked = checkWindow(opensAt, closesAt, context.now(), await around(tx, session, mirex, context));
    if (!checked.ok) return checked;
    const window = tx.create(EnrolmentWindow, { sessionYear: session, mirexCode: mirex, diplomaCode: diploma, opensAt, closesAt });
    await keep(tx, window, null, null, context);
    return accept(window);
  });
}

/** Closes the enrolments of a diploma in a MIREX later than was said, with a reason; two at once: the later one stands. */
export function extendWindow(
  { session, mirex, diploma, closesAt, reason }: Omit<WindowRequest, 'opensAt'> & { readonly reason: string }, context: Context,
): Done {
  return context.em.transactional(async (tx) => {
    const allowed = await checkPlace(tx, mirex, diploma, context);
    if (!allowed.ok) return allowed;
    const window = await tx.findOne(EnrolmentWindow, { sessionYear: session, mirexCode: mirex, diplomaCode: diploma }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!window) return refuse({ code: 'WINDOW_NONE', diploma });
    if (closesAt <= window.closesAt) return refuse({ code: 'WINDOW_NOT_LATER', closesAt: window.closesAt.toISOString() });
    const checked = checkWindow(window.opensAt, closesAt, context.now(), await around(tx, session, mirex, context));
    if (!checked.ok) return checked;
    const before = rangeText(window.opensAt, window.closesAt);
    window.closesAt = closesAt;
    await keep(tx, window, before, reason.trim() || null, context);
    return accept(window);
  });
}

/** A MIREX says that its pre-registrations are imported: from then on its enrolments may open. A second time changes nothing. */
export async function declareImported(session: number, mirex: string, context: Context): Promise<Outcome<true, WindowRefusal>> {
  const { em, caller, now } = context;
  if (!isMirexCode(mirex)) return refuse({ code: 'WINDOW_MIREX_UNKNOWN', given: mirex });
  if (!mayActFor(mirex, context)) return refuse({ code: 'WINDOW_OF_ANOTHER_MIREX', given: mirex });
  return em.transactional(async (tx) => {
    const written = await writeRows<object>(
      within(context, tx), { entity: 'ImportedPreRegistrations' },
      `insert into imported_pre_registrations (session_year, mirex_code, declared_at, declared_by) values (?, ?, ?, ?) on conflict do nothing returning session_year || '/' || mirex_code as id`,
      [session, mirex, now(), caller.sub],
    );
    if (written.length > 0) await tracePlan(tx, [{ session, zone: null, what: 'IMPORT', subject: mirex, before: null, after: 'DONE', reason: null }], context);
    return accept(true as const);
  });
}

const mayActFor = (mirex: string, { caller }: Context): boolean =>
  caller.roles.includes('BEX') || (caller.roles.includes('SYSTEM') ? caller.peer === undefined || caller.peer === mirex : caller.mirex.includes(mirex));

async function checkPlace(tx: EntityManager, mirex: string, diploma: string, context: Context): Promise<Outcome<true, WindowRefusal>> {
  if (!isMirexCode(mirex)) return refuse({ code: 'WINDOW_MIREX_UNKNOWN', given: mirex });
  if (!mayActFor(mirex, context)) return refuse({ code: 'WINDOW_OF_ANOTHER_MIREX', given: mirex });
  return (await tx.findOne(Diploma, { code: diploma })) ? accept(true) : refuse({ code: 'WINDOW_DIPLOMA_UNKNOWN', given: diploma });
}

async function around(tx: EntityManager, session: number, mirex: string, { caller, now }: Context): Promise<WindowAround> {
  const [row] = await tx.execute<{ enrolling: boolean; imported: boolean; registers: Date | null }[]>(
    `with zones as (
       select distinct r.calendar_zone as zone from territory_assignment a join region r on r.code = a.region_code
       where a.mirex_code = ? and a.first_session <= cast(? as integer) and (a.last_session is null or cast(? as integer) <= a.last_session)
     )
     select coalesce(bool_or(c.state in ('DECLARED', 'ENROLMENT_OPEN') or (c.reopened_phase = 'ENROLMENT_OPEN' and c.reopened_until > ?)), false) as enrolling,
            exists (select from imported_pre_registrations i where i.session_year = ? and i.mirex_code = ?) as imported,
            max(greatest(p.ends_at, case when c.reopened_phase = 'ENROLMENT_OPEN' then c.reopened_until end)) as registers
     from session_calendar c join zones z on z.zone = c.zone
     left join session_phase p on p.session_year = c.session_year and p.zone = c.zone and p.phase = 'ENROLMENT_OPEN'
     where c.session_year = ?`,
    [mirex, session, session, now(), session, mirex, session],
  );
  return {
    enrolling: row?.enrolling ?? false, imported: row?.imported ?? false, registersClose: row?.registers ? new Date(row.registers) : null, national: caller.roles.includes('BEX'),
  };
}

async function keep(tx: EntityManager, window: EnrolmentWindow, before: string | null, reason: string | null, context: Context): Promise<void> {
  const { sessionYear: session, mirexCode, diplomaCode, opensAt, closesAt } = window;
  await tx.flush();
  await tracePlan(tx, [{ session, zone: null, what: 'WINDOW', subject: `${mirexCode} ${diplomaCode}`, before, after: rangeText(opensAt, closesAt), reason }], context);
  await publishPlan(`Inscriptions ${session} : ${mirexCode}, ${diplomaCode}`, within(context, tx));
}
