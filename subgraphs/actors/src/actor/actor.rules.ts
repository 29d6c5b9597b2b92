import type { EstablishmentFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { CompetenceRefusal } from './competence.rules.ts';

export type ActorRefusal =
  | CompetenceRefusal
  | { readonly code: 'ACTOR_NAME_EMPTY' }
  | { readonly code: 'ACTOR_ALREADY_REGISTERED'; readonly reference: string }
  | { readonly code: 'ESTABLISHMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ESTABLISHMENT_OF_ANOTHER_MIREX'; readonly given: string; readonly mirex: string | null };

/** A person's name as it is kept: composed characters, no blanks around. Nothing else is "corrected" in a name. */
export function readName(text: string): Outcome<string, ActorRefusal> {
  const name = text.normalize('NFC').trim();
  return name === '' ? refuse({ code: 'ACTOR_NAME_EMPTY' }) : accept(name);
}

/**
 * Whether an actor can be assigned there: an actor belongs to the MIREX of their establishment.
 *
 * @param uai null for people from outside the schools, whom any MIREX may register.
 */
export function checkAssignment(
  uai: string | null, mirex: string, establishments: ReadonlyMap<string, EstablishmentFact>,
): Outcome<string | null, ActorRefusal> {
  if (uai === null) return accept(uai);
  const known = establishments.get(uai);
  if (!known) return refuse({ code: 'ESTABLISHMENT_UNKNOWN', given: uai });
  return known.mirex === mirex ? accept(uai) : refuse({ code: 'ESTABLISHMENT_OF_ANOTHER_MIREX', given: uai, mirex: known.mirex });
}
