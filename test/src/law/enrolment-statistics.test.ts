import { afterEach, describe, it } from '@jest/globals';
import { candidates } from '@mirex/candidates/subgraph';
import { assertShardLaw, type LawOperation } from '@mirex/gateway/shard/shard-law';
import type { TestInstance } from '@mirex/kit/testing/test-instance';
import type { MirexCode } from '@mirex/schema/mirex';

import { type EnrolmentRow, enrolmentRows, serveRows } from './enrolment-rows.ts';

const started: TestInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((instance) => instance.close())));

const COUNTS = 'enrolments standing';
const GROUPS = `byDiploma { diploma { code } ${COUNTS} } bySpeciality { speciality { code } ${COUNTS} } byEstablishment { establishment { uai } ${COUNTS} } bySector { sector ${COUNTS} }
  bySex { sex ${COUNTS} } byRoute { route ${COUNTS} } byState { state ${COUNTS} } byMirex { mirex ${COUNTS} } bySpecialityAndSex { speciality { code } sex ${COUNTS} }
  bySpecialityAndMirex { speciality { code } mirex ${COUNTS} } cells { diploma { code } speciality { code } sector sex route mirex ${COUNTS} }`;
const ASK = `query ($filter: EnrolmentStatisticsFilter, $limit: Int) {
  enrolmentStatistics(filter: $filter) { ${COUNTS} ${GROUPS} top: bySpeciality(limit: $limit) { speciality { code } enrolments } best: byEstablishment(limit: 1) { enrolments } }
}`;

const operations: LawOperation[] = [
  { query: ASK },
  { query: ASK, variables: { filter: { session: 2026 }, limit: 2 } },
  { query: ASK, variables: { filter: { session: 1999 }, limit: 0 } },
  { query: ASK, variables: { filter: { route: 'SCHOOL', state: 'ACCEPTED' }, limit: -1 } },
  { query: ASK, variables: { filter: { speciality: 'S9', establishment: '9999999Z' }, limit: 1 } },
  { query: '{ enrolmentStatistics { cells { enrolments } bySex { standing } } }' },
];

/** The rows of the MIREX of an instance; its owner is the first of them. */
const split = (rows: readonly EnrolmentRow[], mirex: readonly MirexCode[]) => rows.filter((row) => mirex.includes(row.mirex));
const serve = (rows: readonly EnrolmentRow[], mirex: readonly MirexCode[]) => serveRows(rows, mirex[0] ?? 'NO', started);

describe('the statistics of enrolments over their MIREX are those of one database with all rows', () => {
  it.each<[why: string, rows: number, partition: readonly (readonly MirexCode[])[]]>([
    ['three instances for seven MIREX', 160, [['NO', 'AG'], ['SE', 'NE', 'OI'], ['SO', 'OP']]],
    ['a MIREX without a row', 5, [['NO'], ['NE', 'SO', 'SE', 'AG', 'OI', 'OP']]],
    ['nobody enrolled anywhere', 0, [['NO'], ['NE', 'SO', 'SE', 'AG', 'OI', 'OP']]],
  ])('%s', async (_why, rows, partition) => {
    await assertShardLaw({ sdl: candidates.schema().sdl, serve, split, dataset: enrolmentRows(rows, rows), operations, partition });
  }, 120_000);
});
