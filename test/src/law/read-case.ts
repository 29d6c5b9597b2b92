import type { CandidatePaper, Standing } from '@mirex/grades/result/counted-paper.rules';
import type { CandidateFile, Proposal } from '@mirex/grades/result/result.rules';
import type { SecondGroupMark } from '@mirex/grades/result/second-group.rules';

const STANDINGS: Readonly<Record<string, Standing>> = {
  abs: 'ABSENT_UNJUSTIFIED', absj: 'ABSENT_JUSTIFIED', disp: 'EXEMPT', nul: 'ANNULLED', susp: 'SUSPENDED', '–': 'NOT_SAT',
};
const DECISIONS = {
  ADMITTED: 'ADMIS', ADMITTED_BY_JURY: 'ADMIS', SECOND_GROUP: 'SECOND GROUPE', FAILED: 'AJOURNÉ', NOT_GRADED: 'NON CLASSÉ', SUSPENDED: 'SUSPENDU', NO_FINAL_DECISION: 'SANS DÉCISION',
} as const;
const HONOURS = { AB: 'AB', B: 'B', TB: 'TB', TB_FEL: 'TB+' } as const;

const number = (text: string): number => Number(text.replace(',', '.'));
const hundredths = (text: string): number => Math.round(number(text) * 100);
const items = (text: string): string[] => text.split(/, (?=\p{L})/u).map((item) => item.trim()).filter((item) => item !== '');

/** A line of a case table, as its author wrote it; the way of writing stands in `case-table.ts`. */
export function readCase(papers: readonly string[], marks: string): { readonly file: CandidateFile; readonly secondGroup: readonly SecondGroupMark[] | null } {
  const [first = '', second] = marks.split(' puis ');
  const told = items(first);
  const flag = (word: string): boolean => told.includes(word);
  return {
    file: { papers: papers.flatMap((paper) => readPaper(paper, told)), fraudOpen: flag('fraude'), excluded: flag('exclu'), withoutHonours: flag('sanctionné') },
    secondGroup: second === undefined ? null : items(second).map((item): SecondGroupMark => {
      const [code = '', mark = ''] = item.split(' ');
      return { paper: code === 'contrôle' ? null : code, hundredths: mark === 'abs' ? null : hundredths(mark) };
    }),
  };
}

function readPaper(paper: string, told: readonly string[]): CandidatePaper[] {
  const [code = '', coefficient = '', ...traits] = paper.split(' ');
  const [mark, kept] = told.find((item) => item.startsWith(`${code} `))?.split(' ').slice(1) ?? [];
  const optional = traits.includes('fac');
  if (mark === undefined) {
    if (optional) return [];
    throw new Error(`no mark for ${code}`);
  }
  const standing = STANDINGS[mark] ?? (kept === 'gardée' ? 'KEPT' : 'SAT');
  return [{
    code, number: code.split('.')[0] ?? '', coefficientTenths: Math.round(number(coefficient) * 10), mode: traits.includes('ccf') ? 'CCF' : 'TERMINAL',
    professional: traits.includes('pro'), optional, standing, hundredths: standing === 'SAT' || standing === 'KEPT' ? hundredths(mark) : null,
  }];
}

/** A proposal in the words of the case tables. */
export function writeProposal({ decision, honours, juryMayAdmit, failedCertificate, blocks }: Proposal): string {
  return [
    juryMayAdmit && decision === 'FAILED' ? 'JURY' : DECISIONS[decision],
    ...(honours ? [HONOURS[honours]] : []), ...(failedCertificate ? ['CFEPA'] : []), ...(blocks.length > 0 ? ['blocs', ...blocks] : []),
  ].join(' ');
}
