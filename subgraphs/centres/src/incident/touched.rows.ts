import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { departmentOf } from '../venue/venue.rules.ts';

export interface TouchedSitting {
  readonly id: GlobalId;
  /** Calendar zone of its venue. */
  readonly zone: string;
}

/** The sittings of a paper that are not over, locked, with their calendar zones: metropolitan France's where it is not known. */
export async function touchedSittings({ session, paper }: { readonly session: number; readonly paper: string }, context: Context): Promise<TouchedSitting[]> {
  const zones = new Map((await dataSet(context, 'territories')).flatMap(({ departments, zone }) => departments.map((code) => [code, zone] as const)));
  const rows = await context.em.execute<{ id: GlobalId; commune: string }[]>(
    `select s.id, v.commune from sitting s join centre c on c.id = s.centre_id join venue v on v.id = c.venue_id
     where s.session = ? and s.paper_code = ? and s.ends_at > ? and c.state not in ('RELOCATED', 'CANCELLED') order by s.id for update of s`,
    [session, paper, context.now()],
  );
  return rows.map(({ id, commune }) => ({ id, zone: zones.get(departmentOf(commune)) ?? 'METRO' }));
}
