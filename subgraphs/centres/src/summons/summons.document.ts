import type { GlobalId } from '@mirex/schema/global-id';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { MakeDocument } from '@mirex/kit/documents/document';
import { explainKit } from '@mirex/kit/kit.messages';
import { LETTER } from '@mirex/kit/pdf/letter';
import { renderPdf } from '@mirex/kit/pdf/render-pdf';

import { KnownCandidate } from '../enrolment/known-candidate.entity.ts';
import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { CandidateSummons } from './summons.entity.ts';
import { letterOf } from './summons-letter.ts';

/** The summons as a PDF, of whoever may see its row. */
export const summonsDocument: MakeDocument = async (id: GlobalId, context: Context) => {
  const summons = await context.em.findOne(CandidateSummons, { id });
  if (!summons || !isMirexCode(context.owner)) return null;
  // Whose it is was decided with the row; what is printed of the person is not asked for a second time.
  const unfiltered = { filters: false } as const;
  const enrolment = await context.em.findOne(KnownEnrolment, { id: summons.enrolmentId }, unfiltered);
  const candidate = await context.em.findOne(KnownCandidate, { id: summons.candidateId }, unfiltered);
  const called = new Map([...(await dataSet(context, 'papers')), ...(await dataSet(context, 'specialities'))].map(({ code, label }) => [code, label]));
  const made = await renderPdf(LETTER, letterOf(context.owner, summons, {
    name: candidate && `${candidate.firstName} ${candidate.lastName}`, number: enrolment?.number ?? '', speciality: enrolment?.specialityCode ?? '',
  }, (code) => called.get(code)));
  if (!made.ok) return { ok: false, refusal: explainKit(made.refusal) };
  return accept({ name: `convocation-${summons.session}-${enrolment?.number ?? summons.id}-v${summons.number}.pdf`, type: 'application/pdf', bytes: made.value });
};
