import type { SqlMigration } from '@mirex/kit/database';

export const banMigration: SqlMigration = {
  name: '2026-11-22-pending-ban',
  sql: `
    create table pending_ban (
      case_id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      banned_from date not null,
      banned_until date not null check (banned_until >= banned_from),
      state text not null,
      attempts integer not null default 0,
      why text,
      told_at timestamptz,
      version integer not null default 1
    );
    create index pending_ban_to_tell on pending_ban (case_id) where state = 'PENDING';
    create index pending_ban_by_enrolment on pending_ban (enrolment_id);
  `,
};
