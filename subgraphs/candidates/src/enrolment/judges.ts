import { accept, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import type { Context } from '@mirex/kit/context';

import { openBlocking } from '../anomaly/anomaly.query.ts';
import { checkNoneBlocking } from '../anomaly/anomaly.rules.ts';
import { todays } from '../calendar/calendar.ts';
import { Candidate } from '../candidate/candidate.entity.ts';
import { missingPieces } from '../document/document.rules.ts';
import { SupportingDocument } from '../document/supporting-document.entity.ts';
import { askedPieces } from '../individual/requirements.ts';
import type { Judge, SituationStep } from './advance.ts';
import type { Enrolment } from './enrolment.entity.ts';
import { openingsOf } from './openings.ts';
import { closedFor } from './registers.ts';
import { checkAcceptable, checkSigner, isAdult } from './standing.rules.ts';

export interface Signature extends SituationStep {
  /** The legal representative signed, and not the candidate. */
  readonly representative: boolean;
}

const idsOf = (enrolments: readonly Enrolment[]) => enrolments.map(({ id }) => id);

/** What schools do until the registers close where they are. */
export const whileOpen: Judge = async (_enrolments, context) => {
  const closed = await closedFor(context);
  return (enrolment) => {
    const closedAt = closed(enrolment);
    return closedAt === undefined ? accept(null) : refuse({ code: 'ENROLMENT_CLOSED', closedAt });
  };
};

/** Signed by whom the law lets sign, and nothing open stands in the way. */
export const mayBeSigned: Judge<Signature> = async (enrolments, context) => {
  const candidates = await context.em.find(Candidate, { id: { $in: enrolments.map(({ candidate }) => candidate.id) } });
  const birthDates = new Map(candidates.map(({ id, birthDate }) => [id, birthDate]));
  const [todayFor, majorityFor, blocking] = [await todays(context), await majorities(context), await openBlocking(idsOf(enrolments), context)];
  return (enrolment, { representative }) => {
    const birthDate = birthDates.get(enrolment.candidate.id);
    if (birthDate === undefined) throw new Error(`whose enrolment ${enrolment.id} is cannot be seen`);
    const signer = checkSigner(representative, isAdult(birthDate, todayFor(enrolment), majorityFor(enrolment)));
    return signer.ok ? checkNoneBlocking(blocking(enrolment.id)) : signer;
  };
};

/** The nation has reserved the speciality, the mandatory pieces were accepted, and nothing open stands in the way. */
export const mayBeAccepted: Judge = async (enrolments, context) => {
  const ids = idsOf(enrolments);
  const held = Map.groupBy(await context.em.find(SupportingDocument, { enrolmentId: { $in: ids } }), ({ enrolmentId }) => enrolmentId);
  const [asked, blocking] = [await askedPieces(context), await openBlocking(ids, context)];
  return (enrolment) => {
    const { id, nationalCheck: answer, nationalMirex: mirex, nationalSpeciality: speciality, nationalUntil: until } = enrolment;
    const acceptable = checkAcceptable({ answer, mirex, speciality, until }, missingPieces(asked(enrolment), held.get(id) ?? []));
    return acceptable.ok ? checkNoneBlocking(blocking(id)) : acceptable;
  };
};

async function majorities(context: Context): Promise<(enrolment: Enrolment) => number> {
  const { specialities, regulations } = await openingsOf(context);
  return ({ specialityCode, session }) => {
    const majority = ruleNumber(regulations, { diploma: specialities.get(specialityCode)?.diploma ?? '', session }, 'MAJORITY');
    if (majority === undefined) throw new Error('the edition says nowhere at which age somebody is adult');
    return majority;
  };
}
