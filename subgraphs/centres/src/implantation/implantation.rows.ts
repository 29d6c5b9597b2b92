import type { EntityManager } from '@mikro-orm/postgresql';

import { ENDED } from '../allocation/allocation.rules.ts';
import type { Demand } from './implantation.rules.ts';

interface Counted extends Demand {
  /** Of those, how many have a seat or a slot. */
  readonly placed: number;
}

/** How many candidates of each school sit each terminal paper of a session: one statement. Of all rows: centres are for the whole MIREX. */
export const readHeadcount = (em: EntityManager, session: number, paper: string | null = null): Promise<Counted[]> => em.execute<Counted[]>(
  `select p.paper_code as paper, k.speciality_code as speciality, k.establishment_uai as uai, count(*)::integer as candidates,
     (count(*) filter (where exists (select from allocation a join sitting s on s.id = a.sitting_id where a.enrolment_id = k.id and s.paper_code = p.paper_code)
       or exists (select from oral_slot o where o.enrolment_id = k.id and o.paper_code = p.paper_code)))::integer as placed
   from known_enrolment k join known_paper p on p.enrolment_id = k.id and p.mode = 'TERMINAL' and p.status = 'TO_SIT' and (?::text is null or p.paper_code = ?)
   where k.session = ? and k.state not in (select jsonb_array_elements_text(?::jsonb)) group by 1, 2, 3 order by 1, 3`, [paper, paper, session, JSON.stringify(ENDED)]);

/** What each paper of a session asks of its rooms, as its sittings say. */
export const readRequired = async (em: EntityManager, session: number): Promise<ReadonlyMap<string, readonly string[]>> =>
  new Map((await em.execute<{ paper: string; requires: string[] }[]>(
    'select s.paper_code as paper, jsonb_agg(distinct r.one) as requires from sitting s cross join unnest(s.requires) as r(one) where s.session = ? group by s.paper_code', [session],
  )).map(({ paper, requires }) => [paper, requires]));
