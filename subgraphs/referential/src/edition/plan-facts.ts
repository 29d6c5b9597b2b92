/** An instant as ISO 8601 in UTC, whatever the database's zone. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The plan of the sessions as it stands, by data set, in the shapes of `@mirex/schema/session-facts`; each in the order of its key. */
export const PLAN_FACTS = {
  calendars: `
    select c.session_year as "session", c.zone, c.time_zone as "timeZone", c.state,
           case when c.reopened_phase is not null then jsonb_build_object('phase', c.reopened_phase, 'until', ${instant('c.reopened_until')}) end as "reopened",
           coalesce(jsonb_agg(jsonb_build_object('phase', p.phase, 'startsAt', ${instant('p.starts_at')}, 'endsAt', ${instant('p.ends_at')}) order by p.starts_at, p.phase)
             filter (where p.phase is not null), '[]') as "phases"
    from session_calendar c left join session_phase p on p.session_year = c.session_year and p.zone = c.zone
    group by c.session_year, c.zone order by c.session_year, c.zone`,
  locks: `select act, first_phase as "from", last_phase as "until", after from session_lock order by act`,
  windows: `
    select session_year as "session", mirex_code as "mirex", diploma_code as "diploma", ${instant('opens_at')} as "opensAt", ${instant('closes_at')} as "closesAt"
    from enrolment_window order by session_year, mirex_code, diploma_code`,
  schedule: `
    select session_year as "session", zone, paper_code as "paper", round, kind, ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt"
    from scheduled_paper order by session_year, zone, paper_code, round`,
  orders: `
    select number, kind, session_year as "session", paper_code as "paper", ${instant('ordered_at')} as "at", reason, to_jsonb(zones) as "zones", sittings,
           case when subject_reference is not null then jsonb_build_object('reference', subject_reference, 'digest', subject_digest) end as "subject"
    from national_order order by number`,
} as const;
