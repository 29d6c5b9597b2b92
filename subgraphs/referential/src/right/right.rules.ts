import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** Who acts, as far as rights on a school's courses go. */
export interface Actor {
  readonly roles: readonly string[];
  readonly mirex: readonly string[];
  /** UAI of the account's establishment, for establishment users. */
  readonly establishment?: string | undefined;
}

/** Where they act; `mirex` null: on a territory that is assigned to none. */
export interface Place {
  readonly uai: string;
  readonly mirex: string | null;
}

export type RightRefusal = { readonly code: 'PLACE_NOT_ALLOWED'; readonly uai: string };

const NATIONAL: ReadonlySet<string> = new Set(['BEX', 'SYSTEM']);

/**
 * Whether somebody may act on the courses of an establishment: the bureau anywhere, the roles that the act names on the
 * territory of their own MIREX, and an establishment's user at home where `own` says so.
 */
export function checkRight(actor: Actor, place: Place, regional: readonly string[], own: boolean): Outcome<Place, RightRefusal> {
  const { roles, mirex, establishment } = actor;
  if (roles.some((role) => NATIONAL.has(role))) return accept(place);
  if (place.mirex !== null && mirex.includes(place.mirex) && roles.some((role) => regional.includes(role))) return accept(place);
  if (own && roles.includes('EST') && establishment === place.uai) return accept(place);
  return refuse({ code: 'PLACE_NOT_ALLOWED', uai: place.uai });
}
