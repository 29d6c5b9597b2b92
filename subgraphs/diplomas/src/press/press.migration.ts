import type { SqlMigration } from '@mirex/kit/database';

/**
 * What the press may print: of results that are out, those who are admitted and have consented. A view, so that nothing is in
 * it before its hour, and nothing a moment after a consent or a publication was withdrawn.
 */
export const pressMigration: SqlMigration = {
  name: '2026-11-22-press',
  sql: `
    create table press_consent_change (
      sequence bigint generated always as identity primary key,
      candidate_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      consented_before boolean,
      consents boolean not null
    );
    create index press_consent_change_by_candidate on press_consent_change (candidate_id, sequence);
    create view press_result as
      select replace(r.id, '-EXR-', '-PRR-') collate "C" as id, p.last_name, p.first_name, r.session, r.diploma_code, r.speciality_code, r.honours, r.published_at
      from published_result r join press_consent c on c.candidate_id = r.candidate_id and c.consents join known_candidate p on p.id = r.candidate_id
      where r.decision in ('ADMITTED', 'ADMITTED_BY_JURY');
  `,
};
