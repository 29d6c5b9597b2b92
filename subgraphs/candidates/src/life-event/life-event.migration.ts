import type { SqlMigration } from '@mirex/kit/database';

export const lifeEventMigration: SqlMigration = {
  name: '2026-11-22-life-event',
  sql: `
    create table life_event (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      kind text not null,
      day date not null,
      paper text collate "C",
      reported_at timestamptz not null,
      state text not null,
      version integer not null default 1
    );
    create index life_event_by_enrolment on life_event (enrolment_id);
    create unique index one_life_event_per_day on life_event (enrolment_id, kind, day, coalesce(paper, '')) where state <> 'CANCELLED';
  `,
};
