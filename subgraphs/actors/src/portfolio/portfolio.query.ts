import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** How far a deputy chair is with a portfolio. */
export interface Progress {
  readonly portfolioId: GlobalId;
  readonly establishments: number;
  readonly visited: number;
  readonly planned: number;
  /** Planned for a day that has passed, and not reported. */
  readonly late: number;
  /** UAIs of those that are neither visited nor planned. */
  readonly toPlan: string[];
}

/**
 * Of all rows: whose they are was told apart with the ids. The progress of portfolios, in the order of their ids: one statement.
 *
 * @param ids of portfolios that the caller sees. @param today ISO date, of the seat for all: a statistic.
 */
export const progressOf = (em: EntityManager, ids: readonly string[], today: string): Promise<Progress[]> => em.execute<Progress[]>(
  `select p.id as "portfolioId", count(s.uai)::int as establishments, count(s.uai) filter (where v.done)::int as visited, count(s.uai) filter (where v.open and not v.done)::int as planned,
     count(s.uai) filter (where v.late and not v.done)::int as late,
     coalesce(jsonb_agg(s.uai order by s.uai) filter (where s.uai is not null and not coalesce(v.done, false) and not coalesce(v.open, false)), '[]') as "toPlan"
   from deputy_portfolio p left join deputy_portfolio_school s on s.portfolio_id = p.id
   left join lateral (
     select coalesce(bool_or(state = 'DONE'), false) as done, coalesce(bool_or(state = 'PLANNED'), false) as open, coalesce(bool_or(state = 'PLANNED' and date < ?::date), false) as late
     from deputy_visit where portfolio_id = p.id and uai = s.uai
   ) v on true
   where p.id in (select jsonb_array_elements_text(?::jsonb)) group by p.id order by p.id`, [today, JSON.stringify(ids)]);
