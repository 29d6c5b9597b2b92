import type { EntityManager } from '@mikro-orm/postgresql';
import { seenRows, type SqlCondition } from '@mirex/kit/access/seen-rows';

import type { Sex } from '../candidate/candidate.entity.ts';
import { Enrolment, type EnrolmentState, type Route } from '../enrolment/enrolment.entity.ts';
import type { EnrolmentQuestion } from '../enrolment/enrolment.query.ts';
import { type Dimension, DIMENSIONS, ENDED } from './enrolment-statistics.rules.ts';

export interface Counts {
  readonly enrolments: number;
  readonly standing: number;
}

/** What names a group, as the graph shows it: entities of the referential by their keys. */
interface Keys {
  readonly diploma: { readonly code: string } | null;
  readonly speciality: { readonly code: string };
  readonly establishment: { readonly uai: string };
  readonly sector: string | null;
  readonly sex: Sex;
  readonly route: Route;
  readonly state: EnrolmentState;
  readonly mirex: string;
}

export type Group<D extends Dimension> = Counts & Pick<Keys, D>;

/**
 * Where the value of each dimension is read. The MIREX stands in the id of each enrolment; diplomas and sectors come from
 * the edition that the instance works with.
 */
const VALUES: Readonly<Record<Dimension, { readonly value: string; readonly join?: string }>> = {
  diploma: {
    value: 'f.diploma',
    join: `left join jsonb_to_recordset((select data_sets -> 'specialities' from edition)) as f(code text, diploma text) on f.code = e.speciality_code`,
  },
  speciality: { value: 'e.speciality_code' },
  establishment: { value: 'e.establishment_uai' },
  sector: {
    value: 's.sector',
    join: `left join jsonb_to_recordset((select data_sets -> 'establishments' from edition)) as s(uai text, sector text) on s.uai = e.establishment_uai`,
  },
  sex: { value: 'c.sex', join: 'join candidate c on c.id = e.candidate_id' },
  route: { value: 'e.route' },
  state: { value: 'e.state' },
  mirex: { value: 'left(e.id, 2)' },
};

const COUNTS = 'count(*)::integer as enrolments, count(*) filter (where e.state not in (?))::integer as standing';

const ASKED = `
  (?::integer is null or e.session = ?) and (?::text is null or e.speciality_code = ?) and (?::text is null or e.establishment_uai = ?)
  and (?::text is null or e.route = ?) and (?::text is null or e.state = ?)`;

/** What is asked for, of the enrolments that the caller sees. */
async function conditions(em: EntityManager, { session, speciality, establishment, route, state }: EnrolmentQuestion): Promise<SqlCondition> {
  const seen = await seenRows(em, Enrolment, 'e.id');
  const asked = [session, speciality, establishment, route, state].flatMap((value) => [value ?? null, value ?? null]);
  return { sql: `${ASKED} and ${seen.sql}`, values: [...asked, ...seen.values] };
}

/** One statement. */
export async function countAll(em: EntityManager, question: EnrolmentQuestion): Promise<Counts> {
  const where = await conditions(em, question);
  const [row] = await em.execute<Counts[]>(`select ${COUNTS} from enrolment e where ${where.sql}`, [ENDED, ...where.values]);
  return row as Counts;
}

/** One statement; sorted by the values of the dimensions, in the order of `DIMENSIONS`. */
export const countBy = <D extends Dimension>(em: EntityManager, question: EnrolmentQuestion, by: readonly D[]): Promise<Group<D>[]> =>
  readGroups(em, question, by, names(by).map((_name, i) => `${i + 1}`).join(', '), null);

/** One statement; the largest groups first, those of one size in the order of their values. @param limit null: all. */
export const countLargest = <D extends Dimension>(em: EntityManager, question: EnrolmentQuestion, by: D, limit: number | null): Promise<Group<D>[]> =>
  readGroups(em, question, [by], 'enrolments desc, 1', limit === null ? null : Math.max(0, limit));

async function readGroups<D extends Dimension>(em: EntityManager, question: EnrolmentQuestion, by: readonly D[], order: string, limit: number | null): Promise<Group<D>[]> {
  const dimensions = names(by);
  const values = dimensions.map((name) => `(${VALUES[name].value}) collate "C" as ${name}`).join(', ');
  const joins = dimensions.map((name) => VALUES[name].join ?? '').join(' ');
  const groups = dimensions.map((_name, i) => `${i + 1}`).join(', ');
  const where = await conditions(em, question);
  const rows = await em.execute<(Counts & Record<Dimension, string | null>)[]>(
    `select ${values}, ${COUNTS} from enrolment e ${joins} where ${where.sql} group by ${groups} order by ${order} limit ?`,
    [ENDED, ...where.values, limit],
  );
  return rows.map((row) => ({ ...row, ...keysOf(row) }) as unknown as Group<D>);
}

const names = (by: readonly Dimension[]): readonly Dimension[] => DIMENSIONS.filter((name) => by.includes(name));

function keysOf({ diploma, speciality, establishment }: Partial<Record<Dimension, string | null>>): Partial<Pick<Keys, 'diploma' | 'speciality' | 'establishment'>> {
  return {
    ...(diploma !== undefined && { diploma: diploma === null ? null : { code: diploma } }),
    ...(speciality != null && { speciality: { code: speciality } }),
    ...(establishment != null && { establishment: { uai: establishment } }),
  };
}
