import { type Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleOf } from '@mirex/schema/regulation';

import type { CaseTerms } from './case-opening.rules.ts';

export interface CaseTermsRefusal {
  readonly code: 'CASE_TERMS_UNKNOWN';
  readonly diploma: string;
  readonly session: number;
}

/** The terms of appeals and requests that the regulation of a session sets, in months. */
export async function caseTerms(by: { readonly diploma: string; readonly session: number }, context: Context): Promise<Outcome<CaseTerms, CaseTermsRefusal>> {
  const regulations = await dataSet(context, 'regulations');
  const months = [
    'APPEAL_WITHIN', 'APPEAL_ANSWERED_WITHIN', 'MEDIATOR_ANSWERS_WITHIN', 'DOCUMENT_ANSWERED_WITHIN', 'DOCUMENT_REFUSAL_TO_CADA_WITHIN', 'LETTER_ANSWERED_WITHIN', 'SCRIPTS_KEPT',
  ].map((name) => {
    const rule = ruleOf(regulations, by, name);
    return rule?.value == null ? undefined : rule.value * (rule.unit === 'YEARS' ? 12 : 1);
  });
  const [appealWithin, appealAnsweredWithin, mediatorAnswersWithin, documentAnsweredWithin, documentToCadaWithin, letterAnsweredWithin, scriptsKept] = months;
  if (appealWithin === undefined || appealAnsweredWithin === undefined || mediatorAnswersWithin === undefined || documentAnsweredWithin === undefined
    || documentToCadaWithin === undefined || letterAnsweredWithin === undefined || scriptsKept === undefined) return refuse({ code: 'CASE_TERMS_UNKNOWN', ...by });
  return accept({ appealWithin, appealAnsweredWithin, mediatorAnswersWithin, documentAnsweredWithin, documentToCadaWithin, letterAnsweredWithin, scriptsKept });
}
