import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from './actor.entity.ts';
import { checkProposal, checkTitles, type CompetenceActRefusal, CompetenceState } from './competence-acts.rules.ts';
import { Competence } from './competence.entity.ts';
import type { CompetenceFact } from './competence.rules.ts';

interface Held { readonly actor: Actor; readonly competences: Competence[]; readonly diplomaOf: ReadonlyMap<string, string> }
type Decided = Outcome<Competence, CompetenceActRefusal>;

/** Adds a competence that an agent still has to validate. Two at once of one actor: the second sees the first. */
export const proposeCompetence = (actorId: GlobalId, asked: CompetenceFact, context: Context): Promise<Decided> =>
  onCompetences(actorId, context, ({ actor, competences, diplomaOf }, em) => {
    const checked = checkProposal(asked, competences, new Set(diplomaOf.keys()));
    if (!checked.ok) return checked;
    const rank = Math.max(0, ...competences.map((one) => one.rank)) + 1;
    return accept(em.create(Competence, { ...asked, actor, rank, state: CompetenceState.PROPOSED, proposedBy: context.caller.sub, decidedBy: null, decidedAt: null }));
  });

/** Validates a proposed competence, or refuses it. */
export const decideCompetence = (actorId: GlobalId, rank: number, valid: boolean, context: Context): Promise<Decided> =>
  onCompetences(actorId, context, ({ actor, competences, diplomaOf }) => {
    const found = competences.find((one) => one.rank === rank);
    if (!found) return refuse({ code: 'COMPETENCE_UNKNOWN', rank });
    if (found.state !== CompetenceState.PROPOSED) return refuse({ code: 'COMPETENCE_NOT_PROPOSED', state: found.state });
    const titles = valid ? checkTitles(found, actor, diplomaOf.get(found.specialityCode ?? '')) : accept(true);
    if (!titles.ok) return titles;
    return accept(Object.assign(found, { state: valid ? CompetenceState.VALID : CompetenceState.REFUSED, decidedBy: context.caller.sub, decidedAt: context.now() }));
  });

/** Ends a valid competence. @param on ISO date, its last day. */
export const endCompetence = (actorId: GlobalId, rank: number, on: string, context: Context): Promise<Decided> =>
  onCompetences(actorId, context, ({ competences }) => {
    const found = competences.find((one) => one.rank === rank);
    if (!found) return refuse({ code: 'COMPETENCE_UNKNOWN', rank });
    if (found.state !== CompetenceState.VALID) return refuse({ code: 'COMPETENCE_NOT_VALID', state: found.state });
    if (on < found.from) return refuse({ code: 'COMPETENCE_ENDS_BEFORE_IT_BEGINS', from: found.from, on });
    return accept(Object.assign(found, { to: on, decidedBy: context.caller.sub, decidedAt: context.now() }));
  });

async function onCompetences(actorId: GlobalId, context: Context, act: (held: Held, em: Context['em']) => Decided): Promise<Decided> {
  const diplomaOf = new Map((await dataSet(context, 'specialities')).map(({ code, diploma }) => [code, diploma]));
  return context.em.transactional(async (tx) => {
    const actor = await tx.findOne(Actor, { id: actorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!actor) return refuse({ code: 'ACTOR_UNKNOWN' });
    const competences = await tx.find(Competence, { actor: actorId }, { orderBy: { rank: 'asc' } });
    return act({ actor, competences, diplomaOf }, tx);
  });
}
