import type { SqlMigration } from '@mirex/kit/database';

/**
 * The other classes, and who changed which rule. What was read in a text is `CONFIRMED`; an account that lies idle for two years
 * is deposited again (B29); the rest is proposed, for the bureau to replace by what the texts say.
 */
const retentionClasses: SqlMigration = {
  name: '2026-11-22-retention-classes',
  sql: `
    alter table retention_rule add column version integer not null default 1;
    insert into retention_rule (code, label, days, counted_from, basis, status) values
      ('SUPPORTING_DOCUMENTS', 'Pièces justificatives des inscriptions', 365, 'SESSION_END', 'Un an après la session : proposition', 'PLACEHOLDER'),
      ('IMPORT_REPORTS', 'Comptes rendus d’import, ligne à ligne', 365, 'ACT', 'Une session : proposition', 'PLACEHOLDER'),
      ('DIARIES', 'Agendas des acteurs', 730, 'ACT', 'Deux sessions : proposition', 'PLACEHOLDER'),
      ('INCOMPATIBILITIES', 'Incompatibilités qui ont pris fin', 730, 'ACT', 'Deux sessions : proposition', 'PLACEHOLDER'),
      ('CENTRE_FILES', 'Dossiers de centre, listes nominatives', 365, 'ACT', 'Une session : proposition', 'PLACEHOLDER'),
      ('CANDIDATE_SUMMONSES', 'Convocations des candidats', 730, 'ACT', 'Deux sessions, délais de recours compris : proposition', 'PLACEHOLDER'),
      ('FRAUD_FILES', 'Dossiers de fraude', 1826, 'DECISION', 'Durée de la plus longue interdiction et délais de recours : proposition', 'PLACEHOLDER'),
      ('PAYEE_FILES', 'Dossiers financiers sans paiement', 730, 'ACT', 'À redéposer après deux ans sans mission (ac-dijon) : à relire', 'TO_BE_CHECKED'),
      ('VEHICLE_DAYS', 'Véhicules déclarés, sous empreinte', 730, 'ACT', 'Contrôle des doubles demandes : proposition', 'PLACEHOLDER'),
      ('CASE_FILES', 'Recours, demandes et courriers', 730, 'ANSWER', 'Délais de recours contentieux compris : proposition', 'PLACEHOLDER'),
      ('SPECIALITY_LOCKS', 'Verrous d’une spécialité par personne, sous empreinte', 730, 'SESSION_END', 'Deux sessions : proposition', 'PLACEHOLDER'),
      ('EXAM_BANS', 'Interdictions de se présenter, sous empreinte', 365, 'END', 'Un an après leur terme : proposition', 'PLACEHOLDER')
    on conflict do nothing;
    create table retention_rule_change (
      sequence bigint generated always as identity primary key,
      code text collate "C" not null references retention_rule (code),
      version integer not null,
      at timestamptz not null,
      by text not null,
      days_before integer,
      days_after integer,
      basis_before text not null,
      basis_after text not null,
      reason text not null
    );
    create index retention_rule_change_by_code on retention_rule_change (code, sequence);
  `,
};

/** How long the journals are kept: three years is the most that the CNIL's guidance on logs speaks of, as we remember it and have not read. */
const journalRetention: SqlMigration = {
  name: '2026-11-22-journal-retention',
  sql: `
    insert into retention_rule (code, label, days, counted_from, basis, status) values
      ('JOURNAL', 'Journal des actes, chaîné', 1096, 'ACT', 'Trois ans, le plus long des délais de la CNIL pour les journaux (délibération 2021-122 du 14-10-2021) : à relire', 'TO_BE_CHECKED')
    on conflict do nothing;
  `,
};

export const retentionClassesMigrations: readonly SqlMigration[] = [retentionClasses, journalRetention];
