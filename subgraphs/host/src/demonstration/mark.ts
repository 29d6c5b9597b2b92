import { enterMarks, type MarkLine } from '@mirex/grades/mark/mark.service';
import { LONGEST_SHEET } from '@mirex/grades/mark/mark.rules';
import { dataSet } from '@mirex/kit/edition';
import type { Instance } from '@mirex/kit/instance';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';

import type { Dice } from './people.ts';
import { PILE, type Pile } from './staff.ts';

/** A mark that is expected and not entered. */
export interface ExpectedMark {
  readonly enrolmentId: GlobalId;
  readonly paperCode: string;
  readonly speciality: string;
}

/** By paper, so that a pile holds scripts of one paper. */
export const expectedMarks = (grades: Instance): Promise<ExpectedMark[]> =>
  grades.context().em.execute(
    `select enrolment_id as "enrolmentId", paper_code as "paperCode", speciality_code as speciality from mark where state = 'EXPECTED' order by paper_code, enrolment_id`,
  );

/** Cuts the marks of each paper into piles that one marker takes. */
export function pilesOf(marks: readonly ExpectedMark[]): Pile[] {
  return [...Map.groupBy(marks, ({ paperCode }) => paperCode)].flatMap(([paperCode, scripts]) =>
    Array.from({ length: Math.ceil(scripts.length / PILE) }, (_, rank) => ({
      paperCode, rank, speciality: scripts[0]?.speciality ?? '', scripts: Math.min(PILE, scripts.length - rank * PILE),
    })),
  );
}

/** Most marks lie between 8 and 16; a few do not. */
function points(thrown: Dice, step: number): string {
  const hundredths = (thrown.number.int({ min: 200, max: 1000 }) + thrown.number.int({ min: 200, max: 1000 })) / step;
  return writeMark((Math.round(hundredths) * step) as Hundredths);
}

/** Enters the marks, sheet by sheet. @param summonses the summons of each pile, in the order of `pilesOf`. */
export async function mark(
  grades: Instance, thrown: Dice, marks: readonly ExpectedMark[], summonses: readonly GlobalId[], report: (done: number) => void,
): Promise<void> {
  const steps = new Map((await dataSet(grades.context(), 'papers')).map(({ code, markStep }) => [code, markStep]));
  let pile = -1;
  let inPile = 0;
  let paper = '';
  const lines = marks.map(({ enrolmentId, paperCode }): MarkLine => {
    if (paperCode !== paper || inPile === PILE) {
      pile += 1;
      inPile = 0;
      paper = paperCode;
    }
    inPile += 1;
    return { enrolmentId, paperCode, version: null, points: points(thrown, steps.get(paperCode) ?? 100), summonsId: summonses[pile] ?? null };
  });
  for (let start = 0; start < lines.length; start += LONGEST_SHEET) {
    const outcome = await enterMarks(lines.slice(start, start + LONGEST_SHEET), null, grades.context());
    if (!outcome.ok) throw new Error(`a demonstration mark was refused: ${outcome.refusal.code}`);
    report(Math.min(start + LONGEST_SHEET, lines.length));
  }
}
