import type { PaperMapTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import type { Told } from '@mirex/kit/events/outbox';

import type { NewEnrolment } from '../enrolment/registration.rows.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { drawMap } from './draw-map.ts';
import { sameMap } from './paper-map.rules.ts';
import { mappedEnrolments, type MapRow, writeMaps } from './paper-map.rows.ts';

const mapTold = ({ enrolmentId, version, papers }: MapRow, { session, specialityCode }: { session: number; specialityCode: string }): Told => ({
  topic: 'paper-map.changed', key: enrolmentId, version,
  payload: { enrolmentId, session, speciality: specialityCode, papers } satisfies PaperMapTold,
});

/**
 * Draws the maps of some enrolments anew, inside the transaction that changed what they depend on, and tells of those that are
 * not as they were. Three statements, however many.
 *
 * @returns how many changed.
 */
export async function redrawMaps(ids: readonly GlobalId[], context: Context): Promise<number> {
  const { em, emit, now } = context;
  const openings = await openingsOf(context);
  const changed = (await mappedEnrolments(em, ids)).flatMap((enrolment) => {
    const papers = drawMap(enrolment, openings);
    if (sameMap(papers, enrolment.papers ?? [])) return [];
    return [{ enrolment, row: { enrolmentId: enrolment.id, version: enrolment.version + 1, papers } }];
  });
  await writeMaps(changed.map(({ row }) => row), context);
  await emit(em, changed.map(({ enrolment, row }) => mapTold(row, enrolment)), now());
  return changed.length;
}

/** The first maps of enrolments that are just being written, and what is told of them. Specialities without known papers have none. */
export async function firstMaps(enrolments: readonly NewEnrolment[], session: number, context: Context): Promise<Told[]> {
  const openings = await openingsOf(context);
  const rows = enrolments.flatMap((enrolment) => {
    const papers = drawMap({ ...enrolment, session, chosen: null, kept: {}, exempt: [] }, openings);
    return papers.length === 0 ? [] : [{ row: { enrolmentId: enrolment.id, version: 1, papers }, told: { session, specialityCode: enrolment.specialityCode } }];
  });
  await writeMaps(rows.map(({ row }) => row), context);
  return rows.map(({ row, told }) => mapTold(row, told));
}
