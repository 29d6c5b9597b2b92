import type { SqlMigration } from '@mirex/kit/database';

/** Which papers of whom a final fraud case has made void, and in which session. */
export const voidPaperMigration: SqlMigration = {
  name: '2026-11-22-void-paper',
  sql: `
    create table void_paper (
      candidate_id text collate "C" not null references candidate (id),
      paper text collate "C" not null,
      case_id text collate "C" not null,
      session integer not null,
      primary key (candidate_id, paper, case_id)
    );
  `,
};
