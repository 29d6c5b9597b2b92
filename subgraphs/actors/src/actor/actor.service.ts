import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { EstablishmentFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { trace } from '../trace/trace.ts';
import { actorTold } from './actor-told.ts';
import { Actor } from './actor.entity.ts';
import { type ActorRefusal, checkAssignment, readName } from './actor.rules.ts';
import { Competence } from './competence.entity.ts';
import { checkCompetences, type CompetenceFact } from './competence.rules.ts';

export interface NewActor {
  readonly reference: string | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly establishmentUai: string | null;
  readonly competences: readonly CompetenceFact[];
}

interface Known {
  readonly establishments: ReadonlyMap<string, EstablishmentFact>;
  readonly specialities: ReadonlySet<string>;
  /** Grows with each actor that is accepted: a list may name one twice. */
  readonly references: Set<string>;
}

/**
 * Registers actors, each on its own merits: the outcomes stand in the order of the list, and the good ones are kept.
 *
 * Two who register at once: the second waits for the first, and sees its references.
 */
export async function registerActors(actors: readonly NewActor[], context: Context): Promise<Outcome<Actor, ActorRefusal>[]> {
  const { em } = context;
  const establishments = new Map((await dataSet(context, 'establishments')).map((fact) => [fact.uai, fact]));
  const specialities = new Set((await dataSet(context, 'specialities')).map(({ code }) => code));
  return em.transactional(async (tx) => {
    await tx.execute('lock table actor in share row exclusive mode');
    const references = await knownReferences(tx, actors);
    const outcomes = actors.map((actor) => registerOne(actor, { establishments, specialities, references }, within(context, tx)));
    await tx.flush();
    await context.emit(tx, outcomes.flatMap((outcome) => (outcome.ok ? [actorTold(outcome.value)] : [])), context.now());
    return outcomes;
  });
}

async function knownReferences(tx: EntityManager, actors: readonly NewActor[]): Promise<Set<string>> {
  const given = actors.flatMap(({ reference }) => reference ?? []);
  const rows = given.length === 0 ? [] : await tx.find(Actor, { reference: { $in: given } }, { fields: ['reference'] });
  return new Set(rows.flatMap(({ reference }) => reference ?? []));
}

function registerOne(asked: NewActor, known: Known, context: Context): Outcome<Actor, ActorRefusal> {
  const { em, owner, newId, now } = context;
  const lastName = readName(asked.lastName);
  if (!lastName.ok) return lastName;
  const firstName = readName(asked.firstName);
  if (!firstName.ok) return firstName;
  const assigned = checkAssignment(asked.establishmentUai, owner, known.establishments);
  if (!assigned.ok) return assigned;
  const competences = checkCompetences(asked.competences, known.specialities);
  if (!competences.ok) return competences;
  const { reference } = asked;
  if (reference !== null && known.references.has(reference)) return refuse({ code: 'ACTOR_ALREADY_REGISTERED', reference });

  if (reference !== null) known.references.add(reference);
  const actor = em.create(Actor, {
    id: newId('ACT'), reference, lastName: lastName.value, firstName: firstName.value, establishmentUai: assigned.value, registeredAt: now(), version: 1,
  });
  for (const [i, competence] of competences.value.entries()) em.create(Competence, { ...competence, actor, rank: i + 1 });
  trace(em, context, actor, { act: 'REGISTERED', after: 'ACTIVE' });
  return accept(actor);
}
