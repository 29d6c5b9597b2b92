import type { Context } from '@mirex/kit/context';
import { coversSession } from '@mirex/schema/session-range';

import { type Openings, openingsOf } from '../enrolment/openings.ts';

/** What has come in of an establishment for a session. */
export interface Watched {
  readonly uai: string;
  /** Whether it has an offer that is open that session, so that pre-registrations are to come. */
  readonly expected: boolean;
  readonly received: number;
  /** Lines refused in the newest file that names the establishment: a corrected file sets it right. */
  readonly inError: number;
  readonly lastImportAt: Date | null;
}

type Received = Omit<Watched, 'expected'>;

/**
 * Every establishment of this MIREX that is expected or that a file has named, by UAI.
 *
 * Of all rows: the files hold several schools and all diplomas, and are watched by the MIREX alone.
 */
export async function watchPreRegistrations(session: number, context: Context): Promise<Watched[]> {
  const received = new Map((await receivedBy(session, context)).map((row) => [row.uai, row]));
  const expected = expectedIn(session, context.owner, await openingsOf(context));
  const uais = [...new Set([...expected, ...received.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return uais.map((uai) => ({ uai, received: 0, inError: 0, lastImportAt: null, ...received.get(uai), expected: expected.has(uai) }));
}

function receivedBy(session: number, { em }: Context): Promise<Received[]> {
  return em.execute<Received[]>(
    `select c.establishment_uai as uai, sum(c.kept)::integer as received,
       (array_agg(c.refused order by i.started_at desc, i.id desc))[1] as "inError", max(i.started_at) as "lastImportAt"
     from pre_registration_count c join pre_registration_import i on i.id = c.import_id
     where i.session = ? group by c.establishment_uai`,
    [session],
  );
}

function expectedIn(session: number, mirex: string, { offers, establishments }: Openings): Set<string> {
  const open = Array.from(offers).filter(([uai, those]) =>
    establishments.get(uai)?.mirex === mirex && those.some((offer) => coversSession(offer, session)));
  return new Set(open.map(([uai]) => uai));
}
