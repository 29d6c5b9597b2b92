import type { SqlMigration } from '@mirex/kit/database';

/**
 * Measures and files of centres are text from now on, sealed when an instance starts: a row for each enrolment, and the numbers that a
 * file quotes beside it, so that whose it is can be found.
 */
export const SEALED_MEASURES: SqlMigration = {
  name: '2026-11-22-sealed-measures',
  sql: `
    alter table known_measure rename to known_measure_in_clear;
    alter index known_measure_pkey rename to known_measure_in_clear_pkey;
    create table known_measure (enrolment_id text collate "C" primary key, measures text not null);
    insert into known_measure
      select enrolment_id, jsonb_agg(jsonb_build_object('code', code, 'paperCode', paper_code, 'extraMinutesPerHour', extra_minutes_per_hour) order by paper_code, code)::text
      from known_measure_in_clear group by enrolment_id;
    drop table known_measure_in_clear;
    alter table centre_file add column numbers text[] not null default '{}';
    update centre_file set numbers = array(select distinct n #>> '{}' from jsonb_path_query(content, 'lax $.**.number') n order by 1);
    alter table centre_file alter column content type text using content::text;
  `,
};
