import { candidates } from '@mirex/candidates/subgraph';
import type { Serve } from '@mirex/gateway/shard/shard-law';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';
import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';
import type { GraphQLFormattedError } from 'graphql';

/** An invented enrolment, as far as it is counted. */
export interface EnrolmentRow {
  readonly mirex: MirexCode;
  readonly session: number;
  readonly establishment: string;
  readonly speciality: string;
  readonly sex: string;
  readonly route: string;
  readonly state: string;
}

const oneOf = <Value>(values: readonly Value[], n: number): Value => values[n % values.length] as Value;

/** Rows spread unevenly over the MIREX; each number is another dataset. */
export const enrolmentRows = (count: number, seed: number): EnrolmentRow[] => Array.from({ length: count }, (_, i) => {
  const n = (i + 1) * (seed * 2 + 7919);
  return {
    mirex: oneOf([...MIREX_CODES, 'NO', 'NO', 'NE'] as const, n % 97), session: oneOf([2026, 2026, 2025], n % 89), establishment: oneOf(['0350700A', '0140001B', '9999999Z'], n % 83),
    speciality: oneOf(['S1', 'S2', 'S3', 'S9'], n % 79), sex: oneOf(['F', 'M'], n % 73), route: oneOf(['SCHOOL', 'APPRENTICESHIP', 'DISTANCE'], n % 71), state: oneOf(['ACCEPTED', 'ENTERED', 'WITHDRAWN', 'TRANSFERRED'], n % 67),
  };
});

const dataSets = {
  specialities: [['S1', 'BTSA'], ['S2', 'BAC_PRO'], ['S3', 'BTSA']].map(([code = '', diploma = '']) => ({ code, diploma, firstSession: null, lastSession: null })),
  establishments: [['0350700A', 'PUBLIC'], ['0140001B', 'PRIVATE_UNDER_CONTRACT']].map(([uai = '', sector = '']) => ({ uai, mirex: null, sector })),
};

/** The candidates subgraph on a PostgreSQL database of its own that holds these rows; it joins `started`, to be closed. */
export async function serveRows(rows: readonly EnrolmentRow[], owner: MirexCode, started: TestInstance[]): Promise<Serve> {
  const instance = await testInstance(candidates, { owner, dataSets });
  started.push(instance);
  const { em } = instance.context();
  const uuid = (n: number): string => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
  const people = rows.map(({ mirex, sex }, i) => ({ id: globalId(mirex, 'CAN', uuid(i)), identity_key: `${i}`, last_name: 'D’Été', first_name: 'Zoé', birth_date: '2007-03-01', sex }));
  const enrolments = rows.map(({ mirex, session, establishment, speciality, route, state }, i) => ({
    id: globalId(mirex, 'ENR', uuid(i)), number: `${i}`, candidate_id: globalId(mirex, 'CAN', uuid(i)), session, establishment_uai: establishment, speciality_code: speciality,
    route, state, form: 'GLOBAL', languages: [], registered_at: '2025-11-03', version: 1,
  }));
  await em.execute('insert into candidate (id, identity_key, last_name, first_name, birth_date, sex) select id, identity_key, last_name, first_name, birth_date, sex from jsonb_populate_recordset(null::candidate, ?::jsonb)', [JSON.stringify(people)]);
  await em.execute(`insert into enrolment (id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, languages, registered_at, version)
     select id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, languages, registered_at, version from jsonb_populate_recordset(null::enrolment, ?::jsonb)`, [JSON.stringify(enrolments)]);
  return async ({ query, variables }) => {
    const answer = await instance.ask(query, variables);
    const errors = answer.errors?.map((error) => ({ toJSON: (): GraphQLFormattedError => error }));
    return { data: answer.data as Record<string, unknown> | null, ...(errors && { errors }) };
  };
}
