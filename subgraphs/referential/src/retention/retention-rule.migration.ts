import type { SqlMigration } from '@mirex/kit/database';

/**
 * How long each class of data is kept, as data: whoever reads the texts changes a row. Only what is `CONFIRMED` was read; the
 * 2005 instruction on the archives of exams (DPACI/RES/2005/003) exists, and its delays were not read.
 */
export const retentionRuleMigration: SqlMigration = {
  name: '2026-11-22-retention-rule',
  sql: `
    create table retention_rule (
      code text collate "C" primary key,
      label text not null,
      days integer check (days > 0),
      counted_from text not null,
      basis text not null,
      status text not null check (status in ('CONFIRMED', 'TO_BE_CHECKED', 'DERIVED', 'PLACEHOLDER'))
    );
    insert into retention_rule (code, label, days, counted_from, basis, status) values
      ('SCRIPTS', 'Copies', 365, 'RESULTS', 'Un an après la publication des résultats', 'CONFIRMED'),
      ('CCF_FILES', 'Dossiers de CCF', 365, 'RESULTS', 'Un an après la publication des résultats', 'CONFIRMED'),
      ('ATTENDANCE_SHEETS', 'Feuilles d’émargement', 3650, 'SESSION_END', 'Pièces comptables, dix ans : à relire', 'TO_BE_CHECKED'),
      ('CLAIM_DOCUMENTS', 'Pièces des états de frais', 3650, 'PAYMENT', 'Pièces comptables, dix ans : à relire', 'TO_BE_CHECKED'),
      ('DELIBERATION_RECORDS', 'Procès-verbaux de délibération', null, 'RESULTS', 'Versement aux archives : instruction DPACI/RES/2005/003 du 22-2-2005, délais non lus', 'TO_BE_CHECKED'),
      ('DIPLOMA_REGISTERS', 'Registres des diplômes', null, 'AWARD', 'Versement aux archives : instruction DPACI/RES/2005/003 du 22-2-2005, délais non lus', 'TO_BE_CHECKED'),
      ('MEDICAL_DOCUMENTS', 'Pièces médicales des aménagements', 60, 'SESSION_END', 'Fin de session et délai de recours de deux mois : proposition', 'PLACEHOLDER'),
      ('TOLD_EVENTS', 'Événements remis aux autres sous-graphes', 30, 'DELIVERY', 'Reprise après incident : proposition', 'PLACEHOLDER'),
      ('APPLIED_EVENTS', 'Identifiants des événements appliqués', 400, 'DELIVERY', 'Une session entière, pour n’en appliquer aucun deux fois : proposition', 'PLACEHOLDER'),
      ('IDEMPOTENCY_KEYS', 'Clés d’idempotence et leurs réponses', 90, 'ACT', 'Reprise d’un acte dont la réponse s’est perdue : proposition', 'PLACEHOLDER');
  `,
};
