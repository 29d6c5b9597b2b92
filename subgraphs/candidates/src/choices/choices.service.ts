import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { amend } from '../enrolment/amend.ts';
import type { Enrolment } from '../enrolment/enrolment.entity.ts';
import type { TransitionRefusal } from '../enrolment/enrolment.rules.ts';
import { holdEnrolment } from '../enrolment/hold-enrolment.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { EnrolmentCase } from '../paper-map/enrolment-case.type.ts';
import { papersOf } from '../paper-map/paper-map.rules.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { type ChoiceRefusal, readChoices } from './choices.rules.ts';

/** What is left out stays as it is. */
export interface AskedChoices {
  readonly id: GlobalId;
  readonly version: number;
  readonly languages?: readonly string[] | null | undefined;
  readonly options?: readonly string[] | null | undefined;
  readonly chosenPapers?: readonly string[] | null | undefined;
  readonly papersWithoutCcf?: readonly string[] | null | undefined;
  readonly enrolmentCase?: EnrolmentCase | null | undefined;
  readonly reason?: string | null | undefined;
}

/** Changes what a candidate chooses within an enrolment; the paper map follows. */
export function chooseForEnrolment(asked: AskedChoices, context: Context): Promise<Outcome<Enrolment, ChoiceRefusal | TransitionRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const held = await holdEnrolment(asked, inside);
    if (!held.ok) return held;
    const enrolment = held.value;
    const { papers, specialities } = await openingsOf(context);
    const { session, specialityCode } = enrolment;
    const diploma = specialities.get(specialityCode)?.diploma ?? '';
    const read = readChoices({
      languages: asked.languages ?? enrolment.languages, options: asked.options ?? enrolment.options, enrolmentCase: asked.enrolmentCase ?? enrolment.enrolmentCase,
      chosenPapers: asked.chosenPapers === undefined ? enrolment.chosenPapers : asked.chosenPapers, papersWithoutCcf: asked.papersWithoutCcf ?? enrolment.papersWithoutCcf,
    }, {
      form: enrolment.form, papers: papersOf(papers.get(specialityCode) ?? [], session).map(({ code }) => code),
      optionsAtMost: ruleNumber(await dataSet(context, 'regulations'), { diploma, session }, 'OPTIONAL_PAPERS_AT_MOST'),
    });
    if (!read.ok) return read;
    const { languages, options, chosenPapers, papersWithoutCcf, enrolmentCase } = read.value;
    await amend(enrolment, {
      languages: [...languages], options: [...options], chosenPapers: chosenPapers && [...chosenPapers], papersWithoutCcf: [...papersWithoutCcf],
      enrolmentCase: EnrolmentCase[enrolmentCase as EnrolmentCase],
    }, asked.reason ?? null, inside);
    await redrawMaps([enrolment.id], inside);
    return accept(enrolment);
  });
}
