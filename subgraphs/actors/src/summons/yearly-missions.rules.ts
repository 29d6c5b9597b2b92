import type { RegulationFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';

export interface MissionsRefusal {
  readonly code: 'YEARLY_MISSIONS_REACHED';
  readonly actor: string;
  readonly missions: number;
  readonly most: number;
}

/**
 * The missions that one actor may have in a session, whatever their diplomas: the smallest that an edition's regulations say;
 * null: none says a maximum. No text that we know has one: the number is the project's proposal, and its status says so.
 */
export function missionsAtMost(regulations: readonly RegulationFact[], session: number): number | null {
  const said = [...new Set(regulations.map(({ diploma }) => diploma))]
    .flatMap((diploma) => ruleNumber(regulations, { diploma, session }, 'MISSIONS_A_YEAR_AT_MOST') ?? []);
  return said.length === 0 ? null : Math.min(...said);
}

/** Whether an actor may have one mission more than those that they have. */
export const checkMissions = (actor: string, missions: number, most: number | null): Outcome<true, MissionsRefusal> =>
  most !== null && missions >= most ? refuse({ code: 'YEARLY_MISSIONS_REACHED', actor, missions, most }) : accept(true);
