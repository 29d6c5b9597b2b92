import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { openBlocking } from '../anomaly/anomaly.query.ts';
import { type AnomalyRefusal, checkNoneBlocking } from '../anomaly/anomaly.rules.ts';
import { phaseBegun, todayAt } from '../calendar/calendar.ts';
import { Candidate } from '../candidate/candidate.entity.ts';
import { SupportingDocument } from '../document/supporting-document.entity.ts';
import { missingPieces } from '../document/document.rules.ts';
import { askedPieces } from '../individual/requirements.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { type Enrolment, EnrolmentState, Route } from './enrolment.entity.ts';
import { checkEstablishment, checkOffer, checkTransition, type OpeningRefusal, type TransitionRefusal } from './enrolment.rules.ts';
import { ROUTES_WITHOUT_OFFER } from './enrolment.regulation.ts';
import { amend, holdEnrolment, type Seen } from './hold-enrolment.ts';
import { openingsOf } from './openings.ts';
import { checkAcceptable, checkSigner, isAdult, type StandingRefusal } from './standing.rules.ts';

export type SituationRefusal = StandingRefusal | TransitionRefusal | RecordRefusal | OpeningRefusal | AnomalyRefusal;

export interface SituationStep extends Seen {
  readonly reason?: string | null | undefined;
}

type Check = (enrolment: Enrolment, context: Context) => Promise<Outcome<unknown, SituationRefusal>>;
type Done = Promise<Outcome<Enrolment, SituationRefusal>>;

const always: Check = async () => accept(null);

/** Brings an enrolment to another state if its table and `check` allow it, with its trace. Two at once: the second is told what happened. */
export function step(to: EnrolmentState, { reason, ...seen }: SituationStep, context: Context, check: Check = always): Done {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const held = await holdEnrolment(seen, inside);
    if (!held.ok) return held;
    const enrolment = held.value;
    const allowed = checkTransition(enrolment, seen.version, to);
    if (!allowed.ok) return allowed;
    const checked = await check(enrolment, inside);
    if (!checked.ok) return checked;
    await amend(enrolment, { state: to, ...(to === EnrolmentState.REROUTED && { route: Route.INDIVIDUAL }) }, reason ?? null, inside);
    if (to === EnrolmentState.REROUTED) await redrawMaps([enrolment.id], inside);
    return accept(enrolment);
  });
}

/** The candidate signs, or the representative of a minor. */
export const signEnrolment = (asked: SituationStep, context: Context): Done => step(EnrolmentState.SIGNED, asked, context, async (enrolment, inside) => {
  const { roles, candidates = [] } = context.caller;
  const { birthDate } = await inside.em.findOneOrFail(Candidate, { id: enrolment.candidate.id });
  const representative = roles.includes('LEGAL_REP') && !(roles.includes('CAND') && candidates.includes(enrolment.candidate.id));
  const signer = checkSigner(representative, isAdult(birthDate, await todayAt(enrolment, inside), await majorityFor(enrolment, inside)));
  return signer.ok ? checkNoneBlocking(await openBlocking(enrolment.id, inside)) : signer;
});

/** Accepts an enrolment whose speciality the nation has reserved and whose mandatory pieces were accepted. */
export const acceptEnrolment = (asked: SituationStep, context: Context): Done => step(EnrolmentState.ACCEPTED, asked, context, async (enrolment, inside) => {
  const { nationalCheck: answer, nationalMirex: mirex, nationalSpeciality: speciality, nationalUntil: until } = enrolment;
  const held = await inside.em.find(SupportingDocument, { enrolmentId: enrolment.id });
  const acceptable = checkAcceptable({ answer, mirex, speciality, until }, missingPieces(await askedPieces(enrolment, inside), held));
  return acceptable.ok ? checkNoneBlocking(await openBlocking(enrolment.id, inside)) : acceptable;
});

export const rejectEnrolment = (asked: SituationStep, context: Context): Done => withReason(asked, (reason) => step(EnrolmentState.REJECTED, { ...asked, reason }, context));

export const barEnrolment = (asked: SituationStep, context: Context): Done => withReason(asked, (reason) => step(EnrolmentState.BARRED, { ...asked, reason }, context));

/** Withdraws an enrolment before the papers begin where the candidate is. What the nation holds for it is given back. */
export const withdrawEnrolment = (asked: SituationStep, context: Context): Done => step(EnrolmentState.WITHDRAWN, asked, context, async (enrolment, inside) => {
  const begunAt = await phaseBegun('PAPERS', enrolment, inside);
  return begunAt === undefined ? accept(null) : refuse({ code: 'WITHDRAWAL_AFTER_FIRST_PAPER', begunAt });
});

/** From a school to a candidate by themselves: all papers become terminal, and what was kept or exempted stays. */
export const rerouteEnrolment = (asked: SituationStep, context: Context): Done => withReason(asked, (reason) => step(EnrolmentState.REROUTED, { ...asked, reason }, context, async (enrolment, inside) => {
  const lockedAt = await phaseBegun('MARKS_CLOSED', enrolment, inside);
  if (lockedAt !== undefined) return refuse({ code: 'MARKS_LOCKED', lockedAt });
  return enrolment.route === Route.INDIVIDUAL ? refuse({ code: 'ROUTE_ALREADY_INDIVIDUAL' }) : accept(null);
}));

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

async function majorityFor({ specialityCode, session }: Enrolment, context: Context): Promise<number> {
  const diploma = (await openingsOf(context)).specialities.get(specialityCode)?.diploma ?? '';
  const majority = ruleNumber(await dataSet(context, 'regulations'), { diploma, session }, 'MAJORITY');
  if (majority === undefined) throw new Error('the edition says nowhere at which age somebody is adult');
  return majority;
}
