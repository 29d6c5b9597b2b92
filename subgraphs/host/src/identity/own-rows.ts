import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import type { Installation } from '../installation/installation.ts';
import type { Juror, OwnRows } from './people.ts';

/** Regions without a host of a MIREX: their DRAAF asks the MIREX of another. Source: domain.md, §2. */
const REGION_SERVED: Readonly<Partial<Record<MirexCode, string>>> = { NO: '28', NE: '44', SO: '75', SE: '93', AG: '01', OI: '06', OP: '986' };

/** So many roles of actors ask for a person each; who presides a jury is told by its seats. */
const ACTORS = 4;

/** Finds rows of a MIREX for its demonstration people to call their own: those of which there is the most to see. */
export async function ownRowsOf(installation: Installation, mirex: MirexCode): Promise<OwnRows> {
  const at = (subgraph: string) => installation.find(mirex, subgraph).context();
  const candidates = at('candidates').em;
  const [school] = await candidates.execute<{ uai: string }[]>('select establishment_uai as uai from enrolment group by uai order by count(*) desc, uai limit 1');
  const [first] = await candidates.execute<{ id: GlobalId }[]>('select candidate_id as id from enrolment order by number limit 1');
  const [minor] = await candidates.execute<{ id: GlobalId }[]>(
    `select c.id from enrolment e join candidate c on c.id = e.candidate_id
     where c.birth_date > make_date(e.session - 18, 1, 1) order by e.number limit 1`,
  );
  const specialities = await candidates.execute<{ code: string }[]>('select speciality_code as code from enrolment group by code order by count(*) desc, code limit 3');
  const actors = await at('actors').em.execute<{ id: GlobalId }[]>(
    `select a.id from actor a left join summons s on s.actor_id = a.id where a.id not in (select actor_id from jury_seat)
     group by a.id order by count(s.id) desc, a.id limit ${ACTORS}`,
  );
  const presiding = await at('actors').em.execute<{ role: string; actor: GlobalId; board: GlobalId }[]>(
    `select s.role, s.actor_id as actor, b.id as board from jury_seat s join jury_board b on b.id = s.board_id
     where b.state = 'NOMINATED' and s.role in ('CHAIR', 'DEPUTY_CHAIR') order by b.diploma, s.actor_id`,
  );
  const jurorOf = (role: string): Juror | undefined => {
    const first = presiding.find((seat) => seat.role === role);
    return first && { actor: first.actor, juries: presiding.filter((seat) => seat.role === role && seat.actor === first.actor).map(({ board }) => board) };
  };
  const [centre] = await at('centres').em.execute<{ id: GlobalId }[]>('select id from centre order by id limit 1');
  return {
    establishment: school?.uai, candidate: first?.id, minor: minor?.id, actors: actors.map(({ id }) => id), centre: centre?.id, chair: jurorOf('CHAIR'), deputy: jurorOf('DEPUTY_CHAIR'),
    specialities: specialities.map(({ code }) => code), region: REGION_SERVED[mirex],
  };
}
