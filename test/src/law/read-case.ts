import type { CandidatePaper, Standing } from '@mirex/grades/result/counted-paper.rules';
import type { CandidateFile, Proposal } from '@mirex/grades/result/result.rules';
import type { SecondGroupMark } from '@mirex/grades/result/second-group.rules';

import { type Case, type CaseTable, fault } from './case-table.ts';

const STANDINGS: Readonly<Record<string, Standing>> = {
  abs: 'ABSENT_UNJUSTIFIED', absj: 'ABSENT_JUSTIFIED', disp: 'EXEMPT', nul: 'ANNULLED', susp: 'SUSPENDED', '–': 'NOT_SAT',
};
const DECISIONS = {
  ADMITTED: 'ADMIS', ADMITTED_BY_JURY: 'ADMIS', SECOND_GROUP: 'SECOND GROUPE', FAILED: 'AJOURNÉ', NOT_GRADED: 'NON CLASSÉ', SUSPENDED: 'SUSPENDU', NO_FINAL_DECISION: 'SANS DÉCISION',
} as const;
const HONOURS = { AB: 'AB', B: 'B', TB: 'TB', TB_FEL: 'TB+' } as const;
const EXPECTED = /^(ADMIS( (AB|B|TB|TB\+))?|JURY|SECOND GROUPE|AJOURNÉ|NON CLASSÉ|SUSPENDU|SANS DÉCISION)( CFEPA)?( blocs( [A-Z]+\d+)+)?$/;
const FLAGS = ['fraude', 'exclu', 'sanctionné'];
const TRAITS = ['ccf', 'pro', 'fac'];

/** A case as the rules read it. */
export interface ReadCase {
  readonly file: CandidateFile;
  /** Null: the case ends with the first group. */
  readonly secondGroup: readonly SecondGroupMark[] | null;
}

/** Reads a line of a table. @throws in French, with the line and the column, what is not written as the table says. */
export function readCase({ papers }: CaseTable, row: Case): ReadCase {
  const wrong = (column: string, what: string): Error => fault(row.line, `(${row.situation === '' ? 'sans situation' : row.situation}), colonne « ${column} » : ${what}`);
  if (row.situation === '') throw wrong('situation', 'la situation n’est pas dite.');
  if (!EXPECTED.test(row.expected)) throw wrong('attendu', `« ${row.expected} » n’est pas une décision.`);
  if (!/^[CRP]$/.test(row.reliability)) throw wrong('fiabilité', `« ${row.reliability} » : écrire C (lu), R (de mémoire) ou P (proposition).`);
  if (row.source === '') throw wrong('source', 'd’où vient la règle ?');
  const flags = row.file.split(' ').filter((word) => word !== '');
  const stranger = flags.find((word) => !FLAGS.includes(word));
  if (stranger !== undefined) throw wrong('dossier', `« ${stranger} » : écrire ${FLAGS.join(', ')}, ou rien.`);
  return {
    file: {
      papers: [...papers].flatMap(([code, traits]) => readPaper(code, traits, row.marks.get(code) ?? '', (what) => wrong(code, what))),
      fraudOpen: flags.includes('fraude'), excluded: flags.includes('exclu'), withoutHonours: flags.includes('sanctionné'),
    },
    secondGroup: row.secondGroup === '' ? null : row.secondGroup.split(/, (?=\p{L})/u).map((item) => readAgain(item, papers, (what) => wrong('2nd groupe', what))),
  };
}

type Wrong = (what: string) => Error;

function readPaper(code: string, coefficient: string, written: string, wrong: Wrong): CandidatePaper[] {
  const [weight = '', ...traits] = coefficient.split(' ');
  if (!/^\d+(,5)?$/.test(weight) || traits.some((trait) => !TRAITS.includes(trait))) throw wrong(`le coefficient « ${coefficient} » s’écrit « 3 » ou « 1,5 », puis ${TRAITS.join(', ')}.`);
  const optional = traits.includes('fac');
  if (written === '' && optional) return [];
  const [mark = '', kept] = written.split(' ');
  const standing = STANDINGS[mark] ?? (kept === 'gardée' ? 'KEPT' : 'SAT');
  const points = standing === 'SAT' || standing === 'KEPT';
  if (points && (!isMark(mark) || (kept !== undefined && kept !== 'gardée'))) throw wrong(`« ${written} » n’est pas une note : 12, 9,5, ${Object.keys(STANDINGS).join(', ')} ou « 12 gardée ».`);
  return [{
    code, number: code.split('.')[0] ?? '', coefficientTenths: Math.round(number(weight) * 10), mode: traits.includes('ccf') ? 'CCF' : 'TERMINAL',
    professional: traits.includes('pro'), optional, standing, hundredths: points ? hundredths(mark) : null,
  }];
}

function readAgain(written: string, papers: ReadonlyMap<string, string>, wrong: Wrong): SecondGroupMark {
  const [code = '', mark = ''] = written.split(' ');
  if (code !== 'contrôle' && !papers.has(code)) throw wrong(`« ${code} » n’est pas une épreuve de ce tableau, ni « contrôle ».`);
  if (mark !== 'abs' && !isMark(mark)) throw wrong(`« ${written} » s’écrit « contrôle 12 », « PHI 14 » ou « PHI abs ».`);
  return { paper: code === 'contrôle' ? null : code, hundredths: mark === 'abs' ? null : hundredths(mark) };
}

const number = (text: string): number => Number(text.replace(',', '.'));
const hundredths = (text: string): number => Math.round(number(text) * 100);
const isMark = (text: string): boolean => /^\d{1,2}(,\d{1,2})?$/.test(text) && number(text) <= 20;

/** A proposal in the words of the tables. */
export function writeProposal({ decision, honours, juryMayAdmit, failedCertificate, blocks }: Proposal): string {
  return [
    juryMayAdmit && decision === 'FAILED' ? 'JURY' : DECISIONS[decision],
    ...(honours ? [HONOURS[honours]] : []), ...(failedCertificate ? ['CFEPA'] : []), ...(blocks.length > 0 ? ['blocs', ...blocks] : []),
  ].join(' ');
}
