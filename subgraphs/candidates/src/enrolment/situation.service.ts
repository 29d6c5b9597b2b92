import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import { phasesBegun } from '../calendar/calendar.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { readReason } from '../record/record.rules.ts';
import { advance, type Judge, type SituationRefusal, type SituationStep } from './advance.ts';
import { amend } from './amend.ts';
import { type Enrolment, EnrolmentState, Route } from './enrolment.entity.ts';
import { checkEstablishment, checkOffer } from './enrolment.rules.ts';
import { ROUTES_WITHOUT_OFFER } from './enrolment.regulation.ts';
import { holdEnrolment } from './hold-enrolment.ts';
import { mayBeAccepted, mayBeSigned, whileOpen } from './judges.ts';
import { openingsOf } from './openings.ts';

type Done = Promise<Outcome<Enrolment, SituationRefusal>>;

export const enterEnrolment = (asked: SituationStep, context: Context): Done => advance(EnrolmentState.ENTERED, asked, context, whileOpen);

export const confirmEnrolment = (asked: SituationStep, context: Context): Done => advance(EnrolmentState.CONFIRMED, asked, context, whileOpen);

/** The candidate signs, or the representative of a minor. */
export const signEnrolment = (asked: SituationStep, context: Context): Done => advance(EnrolmentState.SIGNED, asked, context, async (enrolments, inside) => {
  const { roles, candidates = [] } = context.caller;
  const signable = await mayBeSigned(enrolments, inside);
  return (enrolment, step) => signable(enrolment, { ...step, representative: roles.includes('LEGAL_REP') && !(roles.includes('CAND') && candidates.includes(enrolment.candidate.id)) });
});

export const reviewEnrolment = (asked: SituationStep, context: Context): Done => advance(EnrolmentState.UNDER_REVIEW, asked, context);

/** Accepts an enrolment whose speciality the nation has reserved and whose mandatory pieces were accepted. */
export const acceptEnrolment = (asked: SituationStep, context: Context): Done => advance(EnrolmentState.ACCEPTED, asked, context, mayBeAccepted);

export const rejectEnrolment = (asked: SituationStep, context: Context): Done => withReason(asked, (reason) => advance(EnrolmentState.REJECTED, { ...asked, reason }, context));

export const barEnrolment = (asked: SituationStep, context: Context): Done => withReason(asked, (reason) => advance(EnrolmentState.BARRED, { ...asked, reason }, context));

const beforePapers: Judge = async (_enrolments, context) => {
  const begunFor = await phasesBegun('PAPERS', context);
  return (enrolment) => {
    const begunAt = begunFor(enrolment);
    return begunAt === undefined ? accept(null) : refuse({ code: 'WITHDRAWAL_AFTER_FIRST_PAPER', begunAt });
  };
};

/** Withdraws an enrolment before the papers begin where the candidate is. What the nation holds for it is given back. */
export const withdrawEnrolment = (asked: SituationStep, context: Context): Done => advance(EnrolmentState.WITHDRAWN, asked, context, beforePapers);

const untilMarksLocked: Judge = async (_enrolments, context) => {
  const lockedFor = await phasesBegun('MARKS_CLOSED', context);
  return (enrolment) => {
    const lockedAt = lockedFor(enrolment);
    if (lockedAt !== undefined) return refuse({ code: 'MARKS_LOCKED', lockedAt });
    return enrolment.route === Route.INDIVIDUAL ? refuse({ code: 'ROUTE_ALREADY_INDIVIDUAL' }) : accept(null);
  };
};

/** From a school to a candidate by themselves: all papers become terminal, and what was kept or exempted stays. */
export const rerouteEnrolment = (asked: SituationStep, context: Context): Done => withReason(asked, (reason) => advance(EnrolmentState.REROUTED, { ...asked, reason }, context, untilMarksLocked));

/** Moves a candidate to another establishment of this MIREX that offers the same; the paper map follows. */
export function changeEstablishment({ reason, establishment, ...seen }: SituationStep & { readonly establishment: string }, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const held = await holdEnrolment(seen, inside);
    if (!held.ok) return held;
    const enrolment = held.value;
    const { specialityCode: speciality, route, session } = enrolment;
    if (enrolment.establishmentUai === establishment) return refuse({ code: 'ESTABLISHMENT_THE_SAME' });
    const { establishments, offers } = await openingsOf(inside);
    const known = checkEstablishment(establishment, context.owner, establishments.get(establishment));
    if (!known.ok) return known;
    const offer = ROUTES_WITHOUT_OFFER.includes(route) ? accept(null) : checkOffer({ uai: establishment, speciality, route, session }, offers.get(establishment) ?? []);
    if (!offer.ok) return offer;
    await amend(enrolment, { establishmentUai: establishment }, reason ?? null, inside);
    await redrawMaps([enrolment.id], inside);
    return accept(enrolment);
  });
}

function withReason(asked: SituationStep, act: (reason: string) => Done): Done {
  const reason = readReason(asked.reason);
  return reason.ok ? act(reason.value) : Promise.resolve(reason);
}
