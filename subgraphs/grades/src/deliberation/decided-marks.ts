import type { PaperFact } from '@mirex/schema/edition';
import type { DecidedMark } from '@mirex/schema/events';

import { type FileRow, standingOf } from './candidate-files.query.ts';

/** The marks of the first group that an enrolment is decided by, in the order of the papers. */
export function decidedMarks({ marks }: Pick<FileRow, 'marks'>, papers: readonly PaperFact[]): DecidedMark[] {
  const found = new Map((marks ?? []).map((mark) => [mark[0], mark]));
  return papers.flatMap(({ code, coefficientTenths }): DecidedMark[] => {
    const mark = found.get(code);
    if (!mark) return [];
    const [paper, state, hundredths] = mark;
    const standing = standingOf(state);
    return [{ paper, group: 1, standing, hundredths: standing === 'SAT' || standing === 'KEPT' ? hundredths : null, coefficientTenths }];
  });
}
