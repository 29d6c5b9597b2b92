import type { SqlMigration } from '@mirex/kit/database';

export const EXAMINER_MIGRATION: SqlMigration = {
  name: '2026-11-22-post-examiner',
  sql: `
    create table post_examiner (
      post_id text collate "C" not null,
      actor_id text collate "C" not null,
      discipline text not null,
      primary key (post_id, actor_id)
    );
    create index post_examiner_by_actor on post_examiner (actor_id);
  `,
};
