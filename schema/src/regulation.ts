import type { RegulationFact, RegulationItemFact } from './edition.ts';
import { coversSession } from './session-range.ts';

/** To whom a rule applies. */
export interface RuledBy {
  readonly diploma: string;
  readonly session: number;
  /** INSEE code of the region; without it, rules of one region are left out. */
  readonly region?: string | null | undefined;
  /** The part of the diploma (`Options rénovées`); without it, rules of one part are left out. */
  readonly scope?: string | null | undefined;
}

/**
 * The rule of that name in force, from an edition's `regulations`; undefined when none is known.
 *
 * Of several the nearest is taken: that of the region before the national one, that of the part before the whole
 * diploma's, then the one that begins last.
 */
export function ruleOf(regulations: readonly RegulationFact[], { diploma, session, region, scope }: RuledBy, name: string): RegulationItemFact | undefined {
  const inForce = regulations.filter((regulation) =>
    regulation.diploma === diploma && coversSession(regulation, session)
    && (regulation.region === null || regulation.region === region) && (regulation.scope === null || regulation.scope === scope));
  const nearest = inForce
    .flatMap((regulation) => regulation.items.filter((item) => item.name === name).map((item) => ({ regulation, item })))
    .toSorted((one, other) => nearness(other.regulation) - nearness(one.regulation) || other.regulation.firstSession - one.regulation.firstSession);
  return nearest[0]?.item;
}

/** The number of a rule, in its unit; undefined when there is no such rule or it is in words. */
export const ruleNumber = (regulations: readonly RegulationFact[], by: RuledBy, name: string): number | undefined => ruleOf(regulations, by, name)?.value ?? undefined;

const nearness = ({ region, scope }: RegulationFact): number => (region === null ? 0 : 2) + (scope === null ? 0 : 1);
