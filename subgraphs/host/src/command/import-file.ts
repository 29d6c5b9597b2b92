import { readFile } from 'node:fs/promises';

import { candidates } from '@mirex/candidates/subgraph';
import { importPreRegistrations } from '@mirex/candidates/pre-registration/import.service';
import { PreRegistrationLine } from '@mirex/candidates/pre-registration/pre-registration-line.entity';
import { explainImport } from '@mirex/candidates/pre-registration/pre-registration.messages';
import { editionNumber } from '@mirex/kit/edition';
import { importers } from '@mirex/referential/import/importers';
import { referential } from '@mirex/referential/subgraph';
import { type MirexCode, NATION } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { withInstance } from './with-instance.ts';

/** What became of a file, for the terminal. */
export interface FileReport {
  /** In French, one line. */
  readonly summary: string;
  readonly lines: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  /** Whether the file was taken, as a whole or in part. */
  readonly taken: boolean;
}

export const REFERENTIAL_FILES = Object.keys(importers) as readonly (keyof typeof importers)[];

export async function importReferentialFile(kind: keyof typeof importers, path: string, options: ProductOptions): Promise<FileReport> {
  const bytes = await readFile(path);
  const { alreadyImported, lines, created, updated, unchanged, refused, report } = await withInstance(options, NATION, referential, (context) => importers[kind](bytes, context));
  const summary = alreadyImported
    ? 'Fichier déjà importé : rien n’a changé.'
    : `${lines} lignes : ${created} créées, ${updated} modifiées, ${unchanged} inchangées, ${refused} refusées.`;
  return { summary, lines: report, taken: !report.some(({ line }) => line === 0) };
}

export async function importPreRegistrationFile(path: string, mirex: MirexCode, session: number, options: ProductOptions, report: (done: number, total: number) => void): Promise<FileReport> {
  const bytes = await readFile(path);
  const fileName = path.split(/[/\\]/).at(-1) ?? path;
  return withInstance(options, mirex, candidates, async (context) => {
    if ((await editionNumber(context)) === undefined) {
      return { summary: `La MIREX ${mirex} n’a encore reçu aucune édition du référentiel : lancez « npm start » une première fois.`, lines: [], taken: false };
    }
    const outcome = await importPreRegistrations({ bytes, fileName, session }, context, ({ done, total }) => report(done, total));
    if (!outcome.ok) return { summary: explainImport(outcome.refusal).message, lines: [], taken: false };
    const { id, linesTotal, linesKept, linesKnown, linesRefused } = outcome.value;
    const lines = await context.em.find(PreRegistrationLine, { importId: id }, { orderBy: { line: 'asc', rank: 'asc' } });
    return { summary: `${linesTotal} lignes : ${linesKept} inscriptions, ${linesKnown} déjà connues, ${linesRefused} refusées.`, lines, taken: true };
  });
}
