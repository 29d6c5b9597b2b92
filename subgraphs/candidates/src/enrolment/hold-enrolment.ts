import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { Enrolment } from './enrolment.entity.ts';
import { checkStanding, type TransitionRefusal } from './enrolment.rules.ts';

export interface Seen {
  readonly id: GlobalId;
  /** The version that whoever acts has seen. */
  readonly version: number;
}

/**
 * Enrolments that still stand, held for the rest of the transaction in the versions that were seen, in the order of `seen`. Two
 * statements, however many; rows are held in the order of their ids, so that two who hold the same wait and never block each other.
 */
export async function holdEnrolments(seen: readonly Seen[], { em }: Context): Promise<Outcome<Enrolment, TransitionRefusal>[]> {
  const ids = seen.map(({ id }) => id);
  const rows = await em.find(Enrolment, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const held = new Map(rows.map((row) => [row.id, row]));
  const leaving = new Set((await em.execute<{ id: GlobalId }[]>(
    `select enrolment_id as id from transfer where enrolment_id in (select jsonb_array_elements_text(?::jsonb)) and state = 'PENDING'`, [JSON.stringify(ids)],
  )).map(({ id }) => id));
  return seen.map(({ id, version }) => {
    const enrolment = held.get(id);
    if (!enrolment) return refuse({ code: 'ENROLMENT_UNKNOWN', given: id });
    const standing = checkStanding(enrolment, version);
    if (!standing.ok) return standing;
    return leaving.has(id) ? refuse({ code: 'TRANSFER_UNDER_WAY' }) : accept(enrolment);
  });
}

export async function holdEnrolment(seen: Seen, context: Context): Promise<Outcome<Enrolment, TransitionRefusal>> {
  const [held] = await holdEnrolments([seen], context);
  return held ?? refuse({ code: 'ENROLMENT_UNKNOWN', given: seen.id });
}
