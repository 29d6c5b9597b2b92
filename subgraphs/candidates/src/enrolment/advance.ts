import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import type { AnomalyRefusal } from '../anomaly/anomaly.rules.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import { amendAll } from './amend.ts';
import { type Enrolment, EnrolmentState, Route } from './enrolment.entity.ts';
import { checkTransition, type OpeningRefusal, type TransitionRefusal } from './enrolment.rules.ts';
import { holdEnrolments, type Seen } from './hold-enrolment.ts';
import type { StandingRefusal } from './standing.rules.ts';

export type SituationRefusal = StandingRefusal | TransitionRefusal | RecordRefusal | OpeningRefusal | AnomalyRefusal;

export interface SituationStep extends Seen {
  readonly reason?: string | null | undefined;
}

/**
 * What an act asks of enrolments besides their states: loads what its rules need of all of them at once, then answers for each. So
 * that an act on many costs the statements of an act on one.
 */
export type Judge<Asked extends SituationStep = SituationStep> =
  (enrolments: readonly Enrolment[], context: Context) => Promise<(enrolment: Enrolment, asked: Asked) => Outcome<unknown, SituationRefusal>>;

export const nothingMore: Judge = async () => () => accept(null);

/**
 * Brings enrolments to another state, each if its table and `judge` allow it, with its trace: in one transaction, the answers in
 * the order of `asked`. A refused enrolment holds up no other. Two at once: for each enrolment the second is told what happened.
 */
export function advanceAll<Asked extends SituationStep>(to: EnrolmentState, asked: readonly Asked[], context: Context, judge: Judge<Asked>): Promise<Outcome<Enrolment, SituationRefusal>[]> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const held = (await holdEnrolments(asked, inside)).map((one) => {
      if (!one.ok) return one;
      const allowed = checkTransition(one.value, one.value.version, to);
      return allowed.ok ? one : allowed;
    });
    const judged = await judge(held.flatMap((one) => (one.ok ? [one.value] : [])), inside);
    const outcomes = held.map((one, i): Outcome<Enrolment, SituationRefusal> => {
      const step = asked[i];
      if (!one.ok || !step) return one;
      const allowed = judged(one.value, step);
      return allowed.ok ? one : allowed;
    });
    const values = { state: to, ...(to === EnrolmentState.REROUTED && { route: Route.INDIVIDUAL }) };
    const done = outcomes.flatMap((one, i) => (one.ok ? [{ enrolment: one.value, values, reason: asked[i]?.reason ?? null }] : []));
    await amendAll(done, inside);
    if (to === EnrolmentState.REROUTED) await redrawMaps(done.map(({ enrolment }) => enrolment.id), inside);
    return outcomes;
  });
}

/** The same of one enrolment. */
export async function advance(to: EnrolmentState, asked: SituationStep, context: Context, judge: Judge = nothingMore): Promise<Outcome<Enrolment, SituationRefusal>> {
  const [done] = await advanceAll(to, [asked], context, judge);
  return done ?? refuse({ code: 'ENROLMENT_UNKNOWN', given: asked.id });
}
