import type { GlobalId } from '@mirex/schema/global-id';
import type { Hundredths } from '@mirex/schema/mark';
import { listLoader, perRequest } from '@mirex/kit/loader';
import type { EntityManager } from '@mikro-orm/postgresql';

import { MarkChange } from './mark-change.entity.ts';
import { MarkState } from './mark.entity.ts';

/** What a deliberation did to a mark: its row says once, for all marks, what would be two rows for each of them. */
interface Jury {
  readonly markId: GlobalId;
  readonly hundredths: Hundredths | null;
  readonly lockedFrom: MarkState;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly signedAt: string | null;
  readonly signedBy: string | null;
}

/** The changes of a mark, oldest first. */
export const historyOfMark = perRequest(({ em }) => listLoader((ids) => histories(em, ids as GlobalId[]), (change) => change.markId));

/** Two statements, however many marks there are. Whoever may read a mark may read who locked it. */
async function histories(em: EntityManager, ids: readonly GlobalId[]): Promise<MarkChange[]> {
  const written = Map.groupBy(await em.find(MarkChange, { markId: { $in: [...ids] } }, { orderBy: { sequence: 'asc' } }), ({ markId }) => markId);
  const juries = await em.execute<Jury[]>(
    `select m.id as "markId", m.hundredths, m.locked_from as "lockedFrom", d.opened_at as "openedAt", d.opened_by as "openedBy", d.signed_at as "signedAt", d.signed_by as "signedBy"
     from mark m join deliberation d on d.id = m.locked_by where m.id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(ids)],
  );
  const locked = new Map(juries.map((jury) => [jury.markId, jury]));
  return ids.flatMap((id) => {
    const [changes, jury] = [written.get(id) ?? [], locked.get(id)];
    return jury ? withJury(changes, jury) : changes;
  });
}

/** The jury's two acts at their place: a mark is rectified after them, never before. */
function withJury(changes: readonly MarkChange[], { markId, hundredths, lockedFrom, openedAt, openedBy, signedAt, signedBy }: Jury): MarkChange[] {
  const rectified = changes.findIndex(({ stateBefore }) => stateBefore === MarkState.LOCKED || stateBefore === MarkState.DELIBERATED);
  const place = rectified < 0 ? changes.length : rectified;
  const points = rectified < 0 ? hundredths : (changes[rectified]?.hundredthsBefore ?? null);
  const act = (at: string, by: string, stateBefore: MarkState, stateAfter: MarkState, reason: string): MarkChange =>
    Object.assign(new MarkChange(), { markId, at: new Date(at), by, stateBefore, stateAfter, hundredthsBefore: points, hundredthsAfter: points, reason });
  return [
    ...changes.slice(0, place),
    act(openedAt, openedBy, lockedFrom, MarkState.LOCKED, 'Ouverture de la délibération'),
    ...(signedAt === null ? [] : [act(signedAt, signedBy ?? '', MarkState.LOCKED, MarkState.DELIBERATED, 'Procès-verbal signé')]),
    ...changes.slice(place),
  ];
}
