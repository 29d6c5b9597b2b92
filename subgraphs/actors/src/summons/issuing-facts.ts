import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import type { IssuingFacts } from './issuing.rules.ts';

/** Beyond this a typing error is likelier than a mission. A limit of the house, not of the regulation. */
const LARGEST_QUANTITY = 500;

/** What the national edition says of what a mission may name. */
export const issuingFacts = async (context: Pick<Context, 'em' | 'act'>): Promise<Pick<IssuingFacts, 'sessions' | 'specialities' | 'papers' | 'largestQuantity'>> => ({
  sessions: new Set((await dataSet(context, 'sessions')).map(({ year }) => year)),
  specialities: new Set((await dataSet(context, 'specialities')).map(({ code }) => code)),
  papers: new Map((await dataSet(context, 'papers')).map((paper) => [paper.code, paper])),
  largestQuantity: LARGEST_QUANTITY,
});
