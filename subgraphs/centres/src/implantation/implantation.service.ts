import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { CentreKind } from '../centre/centre.entity.ts';
import { nearness } from '../distance/distance.rules.ts';
import { regions } from '../run/ground.ts';
import { type CentreRow, readCentres, readDistances } from '../run/run.rows.ts';
import { ImplantationPlan, ImplantationState } from './implantation.entity.ts';
import { type AskedLine, checkImplantation, type Host, type ImplantationLine, type ImplantationRefusal, proposeImplantation, type Unplanted } from './implantation.rules.ts';
import { readHeadcount, readRequired } from './implantation.rows.ts';
import { openPlanted } from './open-planted.service.ts';

export interface Planting {
  readonly session: number;
  readonly kind: CentreKind;
  /** A plan made by hand; null: one is proposed from the enrolments. */
  readonly lines: readonly AskedLine[] | null;
}

const hostOf = ({ id, venue, rooms }: CentreRow): Host => ({ centreId: id, venue, rooms });

/** Proposes where papers are sat, from the enrolments and the nearest centres, or keeps what somebody has made by hand: nothing is opened yet. */
export async function proposePlan(asked: Planting, context: Context): Promise<Outcome<ImplantationPlan, ImplantationRefusal>> {
  const { em, newId, now, caller } = context;
  const { session, kind } = asked;
  const centres = await readCentres(em, session, kind);
  if (centres.length === 0) return refuse({ code: 'IMPLANTATION_WITHOUT_CENTRE', session });
  const required = await readRequired(em, session);
  const requires = (paper: string): readonly string[] => required.get(paper) ?? [];
  const found = asked.lines === null ? await proposed(session, centres, requires, context) : await byHand(asked.lines, centres, requires, context);
  if (!found.ok) return found;
  const plan = em.create(ImplantationPlan, {
    id: newId('IMP'), session, kind, state: ImplantationState.PROPOSED, lines: [...found.value.lines], left: [...found.value.left], at: now(), by: caller.sub,
  });
  await em.persist(plan).flush();
  return accept(plan);
}

type Found = Outcome<{ readonly lines: readonly ImplantationLine[]; readonly left: readonly Unplanted[] }, ImplantationRefusal>;

async function proposed(session: number, centres: readonly CentreRow[], requires: (paper: string) => readonly string[], context: Context): Promise<Found> {
  const demands = await readHeadcount(context.em, session);
  if (demands.length === 0) return refuse({ code: 'IMPLANTATION_WITHOUT_CANDIDATE', session });
  const known = new Map((await readDistances(context.em, centres.map(({ venueId }) => venueId))).map(({ venueId, uai, kilometres }) => [`${venueId} ${uai}`, kilometres]));
  const regionOf = await regions(context);
  const far = (uai: string, { centreId }: Host): number | null => {
    const centre = centres.find(({ id }) => id === centreId);
    return centre ? nearness({ uai, region: regionOf.school(uai) }, { uai: centre.hostUai, region: regionOf.commune(centre.commune) }, known.get(`${centre.venueId} ${uai}`)) : null;
  };
  return accept(proposeImplantation(demands, centres.map(hostOf), requires, far));
}

async function byHand(lines: readonly AskedLine[], centres: readonly CentreRow[], requires: (paper: string) => readonly string[], context: Context): Promise<Found> {
  const papers = (await dataSet(context, 'papers')).filter(({ mode }) => mode === 'TERMINAL');
  const checked = checkImplantation(lines, centres.map(hostOf), requires, new Map(papers.map(({ code, speciality }) => [code, speciality])));
  return checked.ok ? accept({ lines: checked.value, left: [] }) : checked;
}

/** A plan that was validated, and the sittings that were opened with it. */
export interface Validated {
  readonly id: GlobalId;
  readonly opened: number;
}

/**
 * Validates a plan: it holds from now on instead of the one before, and its papers whose hour the national schedule says are
 * opened in their centres. One transaction; two at once: the second is refused with IMPLANTATION_STATE.
 */
export function validatePlan(id: GlobalId, context: Context): Promise<Outcome<Validated, ImplantationRefusal>> {
  return context.em.transactional(async (tx): Promise<Outcome<Validated, ImplantationRefusal>> => {
    await tx.execute('lock table implantation_plan in share row exclusive mode');
    const plan = await tx.findOne(ImplantationPlan, { id });
    if (!plan) return refuse({ code: 'IMPLANTATION_UNKNOWN', given: id });
    if (plan.state !== ImplantationState.PROPOSED) return refuse({ code: 'IMPLANTATION_STATE', state: plan.state });
    const overtaken = { $or: [{ state: ImplantationState.VALIDATED }, { state: ImplantationState.PROPOSED, id: { $lt: id } }] };
    const others = await tx.find(ImplantationPlan, { session: plan.session, kind: plan.kind, ...overtaken });
    for (const other of others) other.state = ImplantationState.OUTDATED;
    await tx.flush();
    Object.assign(plan, { state: ImplantationState.VALIDATED, validatedAt: context.now(), validatedBy: context.caller.sub });
    await tx.flush();
    return accept({ id, opened: await openPlanted(plan, within(context, tx)) });
  });
}
