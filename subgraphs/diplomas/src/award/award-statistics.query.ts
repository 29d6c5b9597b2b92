import { seenRows } from '@mirex/kit/access/seen-rows';
import type { Context } from '@mirex/kit/context';
import { Coverage } from '@mirex/kit/graph/coverage.type';

import type { AwardQuestion } from './award.query.ts';
import type { DiplomaStatistics } from './award-statistics.type.ts';
import { AwardedDiploma, type AwardState } from './awarded-diploma.entity.ts';

interface Row {
  readonly state: AwardState;
  readonly speciality: string;
  readonly diplomas: number;
}

/** Counts by state and by speciality: one statement, whatever the number of diplomas. */
export async function diplomaStatistics({ em, owner }: Pick<Context, 'em' | 'owner'>, { session, speciality, state }: AwardQuestion): Promise<DiplomaStatistics> {
  const seen = await seenRows(em, AwardedDiploma, 'id');
  const rows = await em.execute<Row[]>(
    `select state, speciality_code as speciality, count(*)::integer as diplomas from awarded_diploma
     where (?::integer is null or session = ?) and (?::text is null or speciality_code = ?) and (?::text is null or state = ?) and ${seen.sql}
     group by state, speciality_code order by state collate "C", speciality_code`,
    [session ?? null, session ?? null, speciality ?? null, speciality ?? null, state ?? null, state ?? null, ...seen.values],
  );
  const bySpeciality = [...Map.groupBy(rows, (row) => row.speciality)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    diplomas: sum(rows),
    byState: [...Map.groupBy(rows, (row) => row.state)].map(([key, of]) => ({ state: key, diplomas: sum(of) })),
    bySpeciality: bySpeciality.map(([code, of]) => ({ speciality: { code }, diplomas: sum(of) })),
    coverage: Coverage.of(owner),
  };
}

const sum = (rows: readonly Row[]): number => rows.reduce((total, { diplomas }) => total + diplomas, 0);
