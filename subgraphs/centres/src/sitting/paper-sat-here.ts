import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { PaperFact } from '@mirex/schema/edition';

/**
 * A paper as it is sat in this MIREX: one that is assessed during the course is a terminal paper too, where somebody is taught
 * by a school that may not assess. Undefined: the edition does not hold it. One statement, for such a paper alone.
 *
 * Source: CRPM, art. D811-148-1, in force from 2025-12-20.
 */
export async function paperSatHere(code: string, session: number, context: Context): Promise<PaperFact | undefined> {
  const paper = (await dataSet(context, 'papers')).find((one) => one.code === code);
  if (paper === undefined || paper.mode === 'TERMINAL') return paper;
  const [sat] = await context.em.execute<object[]>(
    `select from known_paper p join known_enrolment k on k.id = p.enrolment_id where p.paper_code = ? and k.session = ? and p.mode = 'TERMINAL' and p.status = 'TO_SIT' limit 1`, [code, session],
  );
  return sat ? { ...paper, mode: 'TERMINAL' } : paper;
}
