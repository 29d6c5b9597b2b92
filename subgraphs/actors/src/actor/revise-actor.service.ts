import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { trace } from '../trace/trace.ts';
import { Actor } from './actor.entity.ts';
import { checkAssignment, readName } from './actor.rules.ts';
import { actorTold } from './actor-told.ts';
import type { ActorStatus, LegalQuality } from './quality.rules.ts';
import type { ReviseRefusal } from './revise-actor.rules.ts';

/** What is said of an actor; what is undefined stays. */
export interface Revision {
  readonly id: GlobalId;
  readonly version: number;
  readonly reason: string;
  readonly lastName?: string | undefined;
  readonly firstName?: string | undefined;
  readonly establishmentUai?: string | null | undefined;
  readonly status?: ActorStatus | undefined;
  readonly qualities?: readonly LegalQuality[] | undefined;
  readonly payeeFile?: boolean | undefined;
}

const KEPT = ['lastName', 'firstName', 'establishmentUai', 'status', 'qualities', 'payeeFile'] as const;

/** Changes what is known of an actor, and traces old and new. Two at once: the second waits, and is refused. */
export async function reviseActor(asked: Revision, context: Context): Promise<Outcome<Actor, ReviseRefusal>> {
  const { owner, emit, now } = context;
  const establishments = new Map((await dataSet(context, 'establishments')).map((fact) => [fact.uai, fact]));
  return context.em.fork().transactional(async (tx): Promise<Outcome<Actor, ReviseRefusal>> => {
    const actor = await tx.findOne(Actor, { id: asked.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!actor) return refuse({ code: 'ACTOR_UNKNOWN' });
    if (actor.survivorId !== null) return refuse({ code: 'ACTOR_MERGED', survivor: actor.survivorId });
    if (actor.version !== asked.version) return refuse({ code: 'ACTOR_CHANGED_MEANWHILE', given: asked.version, current: actor.version });
    const lastName = readName(asked.lastName ?? actor.lastName);
    if (!lastName.ok) return lastName;
    const firstName = readName(asked.firstName ?? actor.firstName);
    if (!firstName.ok) return firstName;
    const assigned = asked.establishmentUai === undefined ? accept(actor.establishmentUai) : checkAssignment(asked.establishmentUai, owner, establishments);
    if (!assigned.ok) return assigned;

    const before = told(actor);
    Object.assign(actor, {
      lastName: lastName.value, firstName: firstName.value, establishmentUai: assigned.value, status: asked.status ?? actor.status,
      qualities: asked.qualities ? [...new Set(asked.qualities)].toSorted() : actor.qualities, payeeFile: asked.payeeFile ?? actor.payeeFile,
    });
    tx.persist(actor);
    await tx.flush();
    trace(tx, context, actor, { act: 'REVISED', before, after: told(actor), reason: asked.reason });
    await emit(tx, [actorTold(actor)], now());
    return accept(actor);
  });
}

const told = (actor: Actor): string => JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, actor[name]])));
