import { createHash } from 'node:crypto';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';

import { PLAUSIBLE_AGES } from '../candidate/candidate.regulation.ts';
import type { OpeningRefusal } from '../enrolment/enrolment.rules.ts';
import { registerEnrolments } from '../enrolment/enrolment.service.ts';
import { checkSession, openingsOf } from '../enrolment/openings.ts';
import { checkPending } from '../national/national-check.service.ts';
import { addCounts, holdPlace, insertReport, movePlace, openImport, type Place } from './import.rows.ts';
import { type FileRecord, readLine } from './line.rules.ts';
import { PreRegistrationImport } from './pre-registration-import.entity.ts';
import { type FileRefusal, openFile } from './read-file.ts';
import { judge, reject, tally } from './verdict.ts';

/** Lines that are written in one transaction, with the place that they reach. */
const CHUNK = 2_000;

export interface PreRegistrationFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** The exam year that all of its lines are for. */
  readonly session: number;
  /** What the client calls this import, when it does. */
  readonly idempotencyKey?: string | null | undefined;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type ImportRefusal = FileRefusal | OpeningRefusal | IdempotencyRefusal | { readonly code: 'IMPORT_RUNNING' };

/**
 * Imports a file of pre-registrations: good lines become enrolments, of the others the report tells why.
 *
 * A file whose form is broken is refused before anything is written. The same file for the same session again goes on where
 * it stopped, or changes nothing if it was finished. Two at once: whoever comes while the other holds the import, or whom the
 * other has overtaken between two chunks, gets IMPORT_RUNNING; every line is imported once.
 *
 * @param report told after each transaction.
 */
export async function importPreRegistrations(
  { bytes, fileName, session, idempotencyKey }: PreRegistrationFile, context: Context, report: (progress: Progress) => void = () => undefined,
): Promise<Outcome<PreRegistrationImport, ImportRefusal>> {
  const file = await openFile(bytes);
  if (!file.ok) return file;
  const known = checkSession(session, await openingsOf(context));
  if (!known.ok) return known;

  const { count: total, ignored, records } = file.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const named = await nameImport(idempotencyKey, { session, sha256 }, context);
  if (!named.ok) return named;
  const place = await openImport({
    id: context.newId('PRI'), session, sha256, fileName, by: context.caller.sub, at: context.now(), ignored, total,
  }, context);
  let { done } = place;
  for await (const chunk of chunksFrom(records(), done)) {
    const written = await importChunk(chunk, { ...place, done }, session, context);
    if (!written.ok) return written;
    done += chunk.length;
    report({ done, total });
  }
  // The nation is asked about all of them at once. When it is down they wait, and the import is done all the same.
  await checkPending(context);
  return accept(await context.em.findOneOrFail(PreRegistrationImport, { id: place.id }, { refresh: true }));
}

/** Ties a key to a file for a session. The import itself is many transactions: it is done once because its file is known by its hash. */
async function nameImport(key: string | null | undefined, input: { readonly session: number; readonly sha256: string }, context: Context): Promise<Outcome<unknown, IdempotencyRefusal>> {
  return key == null ? accept(null) : once(context, { key, act: 'importPreRegistrations', input }, async () => accept(input.sha256));
}

/** One transaction: enrolments, report, counts and place stand or fall together. */
function importChunk(
  records: readonly FileRecord[], place: Place, session: number, context: Context,
): Promise<Outcome<Place, { readonly code: 'IMPORT_RUNNING' }>> {
  const lines = records.map((record) => ({ record, read: readLine(record, session, PLAUSIBLE_AGES, { importId: place.id, line: record.line }) }));
  const good = lines.flatMap(({ read }) => (read.ok ? [read.line] : []));
  return context.em.fork().transactional(async (tx) => {
    if (!(await holdPlace(tx, place))) return refuse({ code: 'IMPORT_RUNNING' });
    const answers = await registerEnrolments(good, { session, state: 'PRE_REGISTERED' }, within(context, tx));
    const answerTo = new Map(good.map((line, i) => [line, answers[i]]));
    const judged = lines.map(({ record, read }) => (read.ok ? judge(record, read.line, answerTo) : reject(record, read.faults)));
    const { whole, byEstablishment } = tally(judged);
    await insertReport(tx, place.id, judged.flatMap(({ report }) => report));
    await addCounts(tx, place.id, byEstablishment);
    await movePlace(place, whole, within(context, tx));
    return accept(place);
  });
}

/** The records after the first `skipped`, a chunk at a time. */
async function* chunksFrom(records: AsyncIterable<FileRecord>, skipped: number): AsyncGenerator<FileRecord[]> {
  let seen = 0;
  let chunk: FileRecord[] = [];
  for await (const record of records) {
    seen += 1;
    if (seen <= skipped) continue;
    chunk.push(record);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
