import type { Outcome } from '@mirex/schema/outcome';

import type { RegistrationRefusal } from '../enrolment/drafts.ts';
import type { EnrolmentLine } from '../enrolment/registration.rules.ts';
import { readUai } from '../enrolment/uai.rules.ts';
import type { Column } from './columns.rules.ts';
import type { Counts, ReportRow } from './import.rows.ts';
import type { FileRecord, LineFault } from './line.rules.ts';
import { explainLine } from './pre-registration.messages.ts';

/** What became of one line. */
export interface Judged {
  readonly verdict: keyof Counts;
  /** As the line names it; null when it names none. */
  readonly uai: string | null;
  readonly report: readonly ReportRow[];
}

/** The column that a person looks at to mend the line; what is not here is about the whole line. */
const COLUMN_TO_MEND: Readonly<Partial<Record<string, Column>>> = {
  ESTABLISHMENT_UNKNOWN: 'uai', ESTABLISHMENT_OF_ANOTHER_MIREX: 'uai',
  SPECIALITY_UNKNOWN: 'code_formation', SPECIALITY_CLOSED: 'code_formation', SPECIALITY_NOT_YET_OPEN: 'code_formation',
  OFFER_NOT_OPEN: 'code_formation', FORM_NOT_FOR_ROUTE: 'forme', CANDIDATE_NOT_ADULT: 'date_naissance',
  NUMBER_OF_ANOTHER_PERSON: 'ine', PERSON_AMBIGUOUS: 'ine',
};

/** A line whose values could not be read. */
export const reject = (record: FileRecord, faults: readonly LineFault[]): Judged =>
  ({ verdict: 'refused', uai: uaiOf(record), report: reportOf(record.line, faults) });

/** @param answers what the registration of each line gave. */
export function judge(
  record: FileRecord, line: EnrolmentLine, answers: ReadonlyMap<EnrolmentLine, Outcome<unknown, RegistrationRefusal> | undefined>,
): Judged {
  const uai = uaiOf(record);
  const answer = answers.get(line);
  if (!answer) throw new Error(`line ${record.line} was registered without an answer`);
  if (answer.ok) return { verdict: 'kept', uai, report: [] };
  const { refusal } = answer;
  const fault = { column: COLUMN_TO_MEND[refusal.code] ?? null, refusal };
  return { verdict: refusal.code === 'ENROLLED_ALREADY' ? 'known' : 'refused', uai, report: reportOf(record.line, [fault]) };
}

export function tally(judged: readonly Judged[]): { readonly whole: Counts; readonly byEstablishment: ReadonlyMap<string, Counts> } {
  const byEstablishment = Map.groupBy(judged.filter(({ uai }) => uai !== null), ({ uai }) => uai ?? '');
  return { whole: count(judged), byEstablishment: new Map(Array.from(byEstablishment, ([uai, lines]) => [uai, count(lines)])) };
}

function count(judged: readonly Judged[]): Counts {
  const of = (verdict: keyof Counts): number => judged.filter((line) => line.verdict === verdict).length;
  return { kept: of('kept'), known: of('known'), refused: of('refused') };
}

function uaiOf({ cells }: FileRecord): string | null {
  const uai = readUai(cells.get('uai') ?? '');
  return uai.ok ? uai.value : null;
}

const reportOf = (line: number, faults: readonly (LineFault | LineFault<RegistrationRefusal>)[]): ReportRow[] =>
  faults.map(({ column, refusal }, rank) => ({ line, rank, column, ...explainLine(refusal) }));
