import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ActorRole } from '../actor/competence.rules.ts';
import type { Activity } from '../summons/issuing.rules.ts';
import { checkMissions, type MissionsRefusal } from '../summons/yearly-missions.rules.ts';

/** What is known of an actor for one mission. */
export interface Fitness {
  readonly actorId: string;
  readonly merged: boolean;
  /** Whether a valid competence covers the role, speciality, discipline and day. */
  readonly competent: boolean;
  /** The first half of the day that is taken or held elsewhere; null: free. */
  readonly busyHalf: string | null;
  /** The first thing that keeps them from it, own establishment included; null: nothing. */
  readonly incompatibility: string | null;
  readonly payeeFileMissing: boolean;
  /** Missions in the session, those that were declined, cancelled or replaced left out. */
  readonly missions: number;
  /** Whether they have said in a survey of the session that they would like to. */
  readonly volunteer: boolean;
}

export type FitnessRefusal =
  | { readonly code: 'SUBSTITUTE_UNKNOWN' }
  | { readonly code: 'ACTOR_INCOMPATIBLE'; readonly why: string }
  | { readonly code: 'ACTOR_BUSY'; readonly half: string }
  | { readonly code: 'ACTOR_WITHOUT_COMPETENCE'; readonly role: string }
  | { readonly code: 'PAYEE_FILE_MISSING' }
  | MissionsRefusal;

/** The role in which one is summoned for an activity. */
export const ROLE_OF: Readonly<Record<Activity, ActorRole>> = {
  EXAMINER_SESSION: ActorRole.EXAMINER,
  SCRIPT_MARKING: ActorRole.MARKER,
  CHAIR_OR_DEPUTY_CHAIR: ActorRole.DEPUTY_CHAIR,
  CENTRE_HEAD: ActorRole.CENTRE_HEAD,
  INVIGILATION: ActorRole.INVIGILATOR,
  MEETING: ActorRole.EXAMINER,
};

/**
 * Whether an actor may take a mission; who may, is in its pool.
 *
 * @param most missions of an actor in the session; null: no maximum, or what is asked for is none.
 */
export function checkFitness(fitness: Fitness | undefined, role: ActorRole, most: number | null): Outcome<Fitness, FitnessRefusal> {
  if (!fitness || fitness.merged) return refuse({ code: 'SUBSTITUTE_UNKNOWN' });
  if (!fitness.competent) return refuse({ code: 'ACTOR_WITHOUT_COMPETENCE', role });
  if (fitness.incompatibility !== null) return refuse({ code: 'ACTOR_INCOMPATIBLE', why: fitness.incompatibility });
  if (fitness.busyHalf !== null) return refuse({ code: 'ACTOR_BUSY', half: fitness.busyHalf });
  if (fitness.payeeFileMissing) return refuse({ code: 'PAYEE_FILE_MISSING' });
  const room = checkMissions(fitness.actorId, fitness.missions, most);
  return room.ok ? accept(fitness) : room;
}
