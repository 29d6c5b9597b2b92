import type { ActorRefusal } from './actor.rules.ts';

export type ReviseRefusal =
  | ActorRefusal
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'ACTOR_MERGED'; readonly survivor: string }
  | { readonly code: 'ACTOR_CHANGED_MEANWHILE'; readonly given: number; readonly current: number };
