import { stringify } from 'csv-stringify/sync';

import { type BatchFile, type BatchFileLine, decimal } from './batch-file.rules.ts';

const COLUMNS = [
  'lot', 'numero', 'nature', 'ligne', 'corrige', 'rang', 'etat_de_frais', 'convocation', 'session', 'date_mission', 'beneficiaire', 'statut', 'titulaire', 'iban', 'bic', 'nir',
  'adresse', 'montant', 'devise', 'programme', 'action', 'sous_action', 'exercice',
] as const;

/** The same file for a spreadsheet: UTF-8 with a mark, semicolons, amounts with a decimal comma, no formula taken for one. */
export const csvOf = (file: BatchFile): string =>
  stringify(file.lines.map((line) => rowOf(file, line)), { bom: true, delimiter: ';', record_delimiter: '\r\n', header: true, columns: [...COLUMNS], escape_formulas: true, quoted_match: /[\n\r]/ });

function rowOf({ batch, sequence, kind, currency, budget }: BatchFile, { payee, ...line }: BatchFileLine): Record<(typeof COLUMNS)[number], string> {
  return {
    lot: batch, numero: String(sequence), nature: kind, ligne: line.line, corrige: line.corrects ?? '', rang: String(line.rank), etat_de_frais: line.claim,
    convocation: line.summons, session: String(line.session), date_mission: line.missionDate, beneficiaire: payee.key, statut: payee.status, titulaire: payee.holder,
    iban: payee.iban, bic: payee.bic ?? '', nir: payee.nir ?? '', adresse: payee.address ?? '', montant: decimal(line.amount, currency).replace('.', ','), devise: currency,
    programme: budget.programme, action: budget.action, sous_action: budget.subAction, exercice: String(budget.year),
  };
}
