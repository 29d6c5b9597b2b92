import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** How far one school is with a survey. */
export interface SchoolProgress {
  readonly uai: string;
  readonly actors: number;
  readonly answered: number;
  readonly confirmed: number;
}

/**
 * How many actors of each school have answered a survey, those that have answered least first: one statement.
 *
 * Of all rows: who asks sees the whole MIREX.
 */
export const progressOfSurvey = (em: EntityManager, surveyId: GlobalId): Promise<SchoolProgress[]> => em.execute<SchoolProgress[]>(
  `select a.establishment_uai as uai, count(*)::int as actors, count(s.actor_id)::int as answered, count(s.confirmed_at)::int as confirmed
   from actor a left join survey_answer s on s.actor_id = a.id and s.survey_id = ?
   where a.establishment_uai is not null and a.survivor_id is null group by a.establishment_uai order by count(s.actor_id)::float / count(*), a.establishment_uai`, [surveyId]);
