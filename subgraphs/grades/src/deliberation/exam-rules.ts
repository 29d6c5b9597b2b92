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
  /** The nation's. */
  readonly regulation: ResultRegulation;
  /** That of the region of a school, where one has rules of its own. @param uai null: the nation's. */
  readonly regulationAt: (uai: string | null) => ResultRegulation;
}

export async function examRules({ speciality, session }: { readonly speciality: string; readonly session: number }, context: Context): Promise<Outcome<ExamRules, DeliberationRefusal>> {
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === speciality)?.diploma;
  if (diploma === undefined) return refuse({ code: 'SPECIALITY_UNKNOWN', given: speciality });
  const facts = await dataSet(context, 'regulations');
  const scope = scopeOf(facts, { diploma, speciality, session });
  const regulation = resultRegulation(facts, { diploma, session, scope });
  if (!regulation) return refuse({ code: 'REGULATION_UNKNOWN', diploma, session });
  const papers = papersOf(await dataSet(context, 'papers'), speciality, session);
  const regions = new Map((await dataSet(context, 'establishments')).map(({ uai, region }) => [uai, region]));
  const known = new Map<string, ResultRegulation>();
  const regulationAt = (uai: string | null): ResultRegulation => {
    const region = uai === null ? undefined : regions.get(uai);
    if (region === undefined) return regulation;
    const found = known.get(region) ?? resultRegulation(facts, { diploma, session, scope, region }) ?? regulation;
    known.set(region, found);
    return found;
  };
  return accept({ edition: (await editionNumber(context)) ?? 0, diploma, papers, regulation, regulationAt });
}
