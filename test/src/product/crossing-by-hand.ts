import { type Hundredths, writeMark } from '@mirex/schema/mark';
import type { Client } from 'pg';

import type { CrossedAllocation, CrossedMark, Crossing } from './crossing-query.ts';

interface EnrolmentRow {
  readonly id: string;
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly uai: string;
  readonly speciality: string;
  readonly total: string;
}

interface AllocationRow {
  readonly enrolment: string;
  readonly seat: number;
  readonly startsAt: Date;
  readonly venue: string;
}

interface MarkRow {
  readonly enrolment: string;
  readonly hundredths: Hundredths | null;
  readonly paper: string;
  readonly summons: string | null;
}

interface SummonsRow {
  readonly id: string;
  readonly lastName: string;
}

interface ClaimRow {
  readonly summons: string;
  readonly state: string;
  readonly minor: string | null;
  readonly currency: string;
}

interface DiplomaRow {
  readonly enrolment: string;
  readonly state: string;
  readonly number: string | null;
}

interface NameRow {
  readonly key: string;
  readonly name: string;
}

/** The nine statements of `readByHand`: one for each kind of row, none for a row. */
export const STATEMENTS_BY_HAND = 9;

/**
 * The data of the crossing query, read without the graph: SQL and loops as one would write them for this page alone.
 *
 * What the gateway answers is compared with it, in content by the journey and in cost by the bench.
 *
 * @param regional a superuser's connection to the MIREX's database. @param national the same to the nation's.
 */
export async function readByHand(regional: Client, national: Client, first: number): Promise<Crossing> {
  const rows = async <Row extends object>(client: Client, sql: string, value: unknown): Promise<Row[]> => (await client.query<Row>(sql, [value])).rows;
  const enrolments = await rows<EnrolmentRow>(regional,
    `select e.id, e.number, c.first_name as "firstName", c.last_name as "lastName", e.establishment_uai as uai, e.speciality_code as speciality,
       (select count(*) from candidates.enrolment where session = 2026) as total
     from candidates.enrolment e join candidates.candidate c on c.id = e.candidate_id
     where e.session = 2026 order by e.number, e.id limit $1`, first);
  const ids = enrolments.map(({ id }) => id);
  const allocations = await rows<AllocationRow>(regional,
    `select a.enrolment_id as enrolment, a.seat, s.starts_at as "startsAt", v.name as venue from centres.allocation a
     join centres.sitting s on s.id = a.sitting_id join centres.centre c on c.id = s.centre_id join centres.venue v on v.id = c.venue_id
     where a.enrolment_id = any($1) order by s.starts_at, a.id`, ids);
  const marks = await rows<MarkRow>(regional,
    `select enrolment_id as enrolment, hundredths, paper_code as paper, summons_id as summons from grades.mark where enrolment_id = any($1) order by paper_code`, ids);
  const called = [...new Set(marks.flatMap(({ summons }) => summons ?? []))];
  const summonses = await rows<SummonsRow>(regional,
    `select s.id, a.last_name as "lastName" from actors.summons s join actors.actor a on a.id = s.actor_id where s.id = any($1)`, called);
  const claims = await rows<ClaimRow>(regional, `select summons_id as summons, state, minor, currency from finance.claim where summons_id = any($1)`, called);
  const diplomas = await rows<DiplomaRow>(regional,
    `select enrolment_id as enrolment, state, number from diplomas.awarded_diploma where enrolment_id = any($1)`, ids);
  const names = async (sql: string, keys: readonly string[]): Promise<Map<string, string>> =>
    new Map((await rows<NameRow>(national, sql, [...new Set(keys)])).map(({ key, name }) => [key, name]));
  const establishments = await names(`select uai as key, name from referential.establishment where uai = any($1)`, enrolments.map(({ uai }) => uai));
  const specialities = await names(`select code as key, label as name from referential.speciality where code = any($1)`, enrolments.map(({ speciality }) => speciality));
  const papers = await names(`select code as key, label as name from referential.paper where code = any($1)`, marks.map(({ paper }) => paper));

  const calledBy = new Map(summonses.map((row) => [row.id, row]));
  const claimOf = new Map(claims.map((row) => [row.summons, row]));
  const diplomaOf = new Map(diplomas.map((row) => [row.enrolment, row]));
  const marksOf = Map.groupBy(marks, ({ enrolment }) => enrolment);
  const allocationsOf = Map.groupBy(allocations, ({ enrolment }) => enrolment);

  const mark = ({ hundredths, paper, summons }: MarkRow): CrossedMark => {
    const caller = calledBy.get(summons ?? '');
    const claim = claimOf.get(summons ?? '');
    return {
      points: hundredths === null ? null : writeMark(hundredths),
      paper: named(papers, paper, 'label'),
      summons: caller === undefined ? null : { actor: { lastName: caller.lastName }, claim: claim === undefined ? null : claimed(claim) },
    };
  };
  return {
    enrolments: {
      totalCount: Number(enrolments[0]?.total ?? 0),
      edges: enrolments.map(({ id, number, firstName, lastName, uai, speciality }) => {
        const diploma = diplomaOf.get(id);
        return {
          node: {
            number, candidate: { firstName, lastName },
            establishment: named(establishments, uai, 'name'), speciality: named(specialities, speciality, 'label'),
            allocations: (allocationsOf.get(id) ?? []).map(seated), marks: (marksOf.get(id) ?? []).map(mark),
            diploma: diploma === undefined ? null : { state: diploma.state, number: diploma.number },
          },
        };
      }),
    },
  };
}

const seated = ({ seat, startsAt, venue }: AllocationRow): CrossedAllocation => ({ seat, sitting: { startsAt: startsAt.toISOString(), centre: { venue: { name: venue } } } });

const claimed = ({ state, minor, currency }: ClaimRow): { state: string; total: { minor: string; currency: string } | null } => ({
  state, total: minor === null ? null : { minor, currency },
});

function named<Field extends string>(names: ReadonlyMap<string, string>, key: string, field: Field): Record<Field, string> | null {
  const name = names.get(key);
  return name === undefined ? null : ({ [field]: name } as Record<Field, string>);
}
