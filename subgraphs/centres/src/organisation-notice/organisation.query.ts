import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** Where and when pupils of one school sit a paper, or are heard for it, and how many they are. */
export interface OrganisationLine {
  readonly centreId: GlobalId;
  readonly paper: string;
  readonly oral: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly candidates: number;
  readonly summoned: number;
}

/**
 * How a session is organised for one school: one statement, two for its orals.
 *
 * Of all rows: of one school, by its UAI, for which whoever asks was let in.
 */
export const organisationOf = async (em: EntityManager, { uai, session }: { readonly uai: string; readonly session: number }): Promise<OrganisationLine[]> => (await em.execute<OrganisationLine[]>(
  `select s.centre_id as "centreId", s.paper_code as paper, false as oral, s.starts_at as "startsAt", max(a.ends_at) as "endsAt", count(*)::integer as candidates, (count(*) filter (where a.summoned))::integer as summoned
   from allocation a join sitting s on s.id = a.sitting_id join known_enrolment k on k.id = a.enrolment_id where k.establishment_uai = ? and k.session = ? group by s.id
   union all
   select e.centre_id, e.paper_code, true, min(o.starts_at), max(o.ends_at), count(*)::integer, (count(*) filter (where o.summoned))::integer
   from oral_slot o join evaluation_post e on e.id = o.post_id join known_enrolment k on k.id = o.enrolment_id where k.establishment_uai = ? and k.session = ? group by e.id
   order by 4, 2, 1`, [uai, session, uai, session],
)).map((line) => ({ ...line, startsAt: new Date(line.startsAt), endsAt: new Date(line.endsAt) }));
