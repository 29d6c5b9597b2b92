import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainActor } from './actor.messages.ts';
import type { ActorRefusal } from './actor.rules.ts';
import type { CompetenceActRefusal } from './competence-acts.rules.ts';
import type { ReviseRefusal } from './revise-actor.rules.ts';

type OwnRefusal = Exclude<ReviseRefusal | CompetenceActRefusal, ActorRefusal>;

export const explainOwnActorActs = explainer<OwnRefusal>({
  ACTOR_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant.',
  ACTOR_MERGED: ({ survivor }) => `Cet acteur a été fusionné : son dossier est désormais ${survivor}.`,
  ACTOR_CHANGED_MEANWHILE: ({ given, current }) => `L’acteur a changé entre-temps : vous avez lu la version ${given}, il en est à la ${current}.`,
  COMPETENCE_UNKNOWN: ({ rank }) => `L’acteur n’a pas de compétence de rang ${rank}.`,
  COMPETENCE_NOT_PROPOSED: ({ state }) => `Seule une compétence proposée se valide ou se refuse (état : ${state}).`,
  COMPETENCE_NOT_VALID: ({ state }) => `Seule une compétence valide prend fin (état : ${state}).`,
  COMPETENCE_TITLES_MISSING: ({ speciality }) => `L’acteur ne justifie pas des titres requis pour enseigner en BTSA (${speciality}).`,
  COMPETENCE_ENDS_BEFORE_IT_BEGINS: ({ from, on }) => `La compétence commence le ${from} : elle ne peut pas se terminer le ${on}.`,
});

const isOwn = (refusal: ReviseRefusal | CompetenceActRefusal): refusal is OwnRefusal => explainOwnActorActs.catalogue.has(refusal.code);

/** Why an act on an actor or on what they can do was not done. */
export const explainActorAct = (refusal: ReviseRefusal | CompetenceActRefusal): Explained => (isOwn(refusal) ? explainOwnActorActs(refusal) : explainActor(refusal));
