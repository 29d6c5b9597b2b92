import type { PaperFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { dataSet, editionNumber } from '@mirex/kit/edition';

import { papersOf } from '../mark/mark.rules.ts';
import { type ResultRegulation, resultRegulation, scopeOf } from '../result/result-regulation.rules.ts';
import type { DeliberationRefusal } from './deliberation.rules.ts';

/** What a speciality is examined by in a session, as the edition that the instance works with says it. */
export interface ExamRules {
  readonly edition: number;
  readonly diploma: string;
  readonly papers: readonly PaperFact[];
  readonly regulation: ResultRegulation;
}

export async function examRules({ speciality, session }: { readonly speciality: string; readonly session: number }, context: Context): Promise<Outcome<ExamRules, DeliberationRefusal>> {
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === speciality)?.diploma;
  if (diploma === undefined) return refuse({ code: 'SPECIALITY_UNKNOWN', given: speciality });
  const facts = await dataSet(context, 'regulations');
  const regulation = resultRegulation(facts, { diploma, session, scope: scopeOf(facts, { diploma, speciality, session }) });
  if (!regulation) return refuse({ code: 'REGULATION_UNKNOWN', diploma, session });
  const papers = papersOf(await dataSet(context, 'papers'), speciality, session);
  return accept({ edition: (await editionNumber(context)) ?? 0, diploma, papers, regulation });
}
