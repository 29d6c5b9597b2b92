import { createHash } from 'node:crypto';

import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { Outcome } from '@mirex/schema/outcome';

import { readCsv } from './csv-table.ts';
import { explainImport, explainLine } from './import.messages.ts';
import type { Columns } from './columns.rules.ts';
import type { FileRefusal, LineRefusal } from './import-refusal.rules.ts';
import type { Importer, ImportReport, LineReport } from './importer.ts';
import { readJson } from './json-table.ts';
import type { FileLine } from './table.rules.ts';
import { readFileText } from './text.rules.ts';

/** In bytes. */
const LARGEST_FILE = 32 * 1024 * 1024;
/** Rows per statement. */
const BATCH = 2_000;

const NOTHING = { alreadyImported: false, lines: 0, created: 0, updated: 0, unchanged: 0, refused: 0, report: [] } as const;

/**
 * Takes a file into the referential: its good lines, in one transaction. A file of which every line was good is not taken
 * twice; one with refused lines can be given again, once what they lacked is there.
 *
 * Two who import the same file at once: the second waits for the rows of the first, and changes nothing.
 */
export async function runImport<Known, Row>(importer: Importer<Known, Row>, bytes: Uint8Array, context: Context): Promise<ImportReport> {
  const { em, caller, now } = context;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const begun = { ...NOTHING, importer: importer.name, digest };
  const [taken] = await em.execute<{ lines: number }[]>('select lines from imported_file where digest = ? and importer = ?', [digest, importer.name]);
  if (taken) return { ...begun, alreadyImported: true, lines: taken.lines, unchanged: taken.lines };

  const file = readLines(bytes, importer);
  if (!file.ok) return { ...begun, report: [{ line: 0, ...explainImport(file.refusal) }] };

  return em.transactional(async (tx) => {
    const { rows, report, refused } = sift(importer, await importer.know(tx), file.value);
    const done = { created: 0, updated: 0, unchanged: 0 };
    for (let from = 0; from < rows.length; from += BATCH) {
      const { created, updated, unchanged } = await importer.store(within(context, tx), rows.slice(from, from + BATCH));
      done.created += created;
      done.updated += updated;
      done.unchanged += unchanged;
    }
    if (refused === 0) {
      await writeRows(
        within(context, tx), { entity: 'ImportedFile' },
        'insert into imported_file (digest, importer, imported_at, imported_by, lines) values (?, ?, ?, ?, ?) on conflict do nothing returning digest as id',
        [digest, importer.name, now(), caller.sub, rows.length],
      );
    }
    return { ...begun, ...done, lines: file.value.length, refused, report };
  });
}

function readLines<Known, Row>(bytes: Uint8Array, { columns }: Importer<Known, Row>): Outcome<FileLine[], FileRefusal> {
  const read = readFileText(bytes, LARGEST_FILE);
  if (!read.ok) return read;
  return /^\s*[[{]/.test(read.value) ? readJson(read.value, columns) : readCsv(read.value, columns);
}

/** Good lines apart from the others, which are told with all that is wrong with them. */
function sift<Known, Row>(importer: Importer<Known, Row>, known: Known, lines: readonly FileLine[]): { rows: Row[]; report: LineReport[]; refused: number } {
  const rows: Row[] = [];
  const report: LineReport[] = [];
  const seen = new Map<string, number>();
  for (const given of lines) {
    const { line } = given;
    const read = 'broken' in given ? { ok: false as const, refusals: [given.broken] } : importer.read(given.cells, known);
    if (!read.ok) {
      report.push(...read.refusals.map((refusal) => ({ line, ...explainLine(named(refusal, importer.columns)) })));
      continue;
    }
    const key = importer.keyOf(read.value);
    const first = seen.get(key);
    if (first !== undefined) {
      report.push({ line, ...explainImport({ code: 'IMPORT_LINE_REPEATED', key, first }) });
      continue;
    }
    seen.set(key, line);
    rows.push(read.value);
  }
  return { rows, report, refused: lines.length - rows.length };
}

/** People know a column by its French name. */
const named = (refusal: LineRefusal, columns: Columns): LineRefusal =>
  ('field' in refusal ? { ...refusal, field: columns[refusal.field]?.names[0] ?? refusal.field } : refusal);
