import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { Outcome } from '@mirex/schema/outcome';

import { FREES_THE_DIARY } from './summons-state.rules.ts';
import { checkMissions, missionsAtMost, type MissionsRefusal } from './yearly-missions.rules.ts';

interface ActorYear {
  readonly actorId: string;
  readonly session: number;
}

/** How many missions actors have in sessions that have a maximum, and that maximum. */
export interface YearlyMissions {
  /** Keys as `missionsKey` writes them; who has none is not in it. */
  readonly had: Map<string, number>;
  /** By session; null: no maximum. */
  readonly most: ReadonlyMap<number, number | null>;
}

/** An actor in a session as one text, to look it up by. */
const missionsKey = ({ actorId, session }: ActorYear): string => `${actorId}/${session}`;

/** The maximum of a session here; null: none. */
export const mostMissions = async (context: Pick<Context, 'em' | 'act'>, session: number): Promise<number | null> => missionsAtMost(await dataSet(context, 'regulations'), session);

/**
 * Missions that these actors have; who gives one has locked their rows before. One statement, none where no session has a maximum.
 *
 * Of all rows: a maximum counts every mission of an actor, whoever asks.
 */
export async function yearlyMissions(context: Pick<Context, 'em' | 'act'>, lines: readonly ActorYear[]): Promise<YearlyMissions> {
  const most = new Map<number, number | null>();
  for (const session of new Set(lines.map((line) => line.session))) most.set(session, await mostMissions(context, session));
  const limited = lines.filter(({ session }) => typeof most.get(session) === 'number');
  return { most, had: limited.length === 0 ? new Map<string, number>() : await countMissions(context.em, limited) };
}

/** Whether an actor may have one mission more in a session. */
export const roomOf = ({ had, most }: YearlyMissions, line: ActorYear): Outcome<true, MissionsRefusal> =>
  checkMissions(line.actorId, had.get(missionsKey(line)) ?? 0, most.get(line.session) ?? null);

/** Counts a mission that was just given. */
export const countOne = ({ had }: YearlyMissions, line: ActorYear): void =>
  void had.set(missionsKey(line), (had.get(missionsKey(line)) ?? 0) + 1);

/** Of all rows: a mission counts whoever may read it. What has freed the diary is none. */
async function countMissions(em: EntityManager, lines: readonly ActorYear[]): Promise<Map<string, number>> {
  const rows = await em.execute<{ actorId: string; session: number; missions: number }[]>(
    `select actor_id as "actorId", session, count(*)::int as missions from summons
     where actor_id in (select jsonb_array_elements_text(?::jsonb)) and session in (select value::int from jsonb_array_elements_text(?::jsonb))
       and state not in (select jsonb_array_elements_text(?::jsonb)) group by actor_id, session`,
    [[...new Set(lines.map(({ actorId }) => actorId))], [...new Set(lines.map(({ session }) => session))], [...FREES_THE_DIARY]].map((list) => JSON.stringify(list)));
  return new Map(rows.map((row) => [missionsKey(row), row.missions]));
}
