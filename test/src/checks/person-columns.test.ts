import { expect, it } from '@jest/globals';
import { PERSON_COLUMNS } from '@mirex/kit/privacy/person-rows';
import { SUBGRAPHS } from '@mirex/host/catalogue';

/** Columns that name a person, or what is one person's, by another name: each with why the export reaches its rows without it. */
const REACHED_OTHERWISE: ReadonlySet<string> = new Set([
  // Of `payee_file`, whose rows are found by their actor: what refers to a row that was found is found.
  'payee_file_id',
]);

const named = (sql: string): string[] =>
  [...sql.matchAll(/\b([a-z_]*(?:candidate|actor|enrolment|person|payee)[a-z_]*_ids?)\b/g)].flatMap(([, column]) => (column === undefined ? [] : [column]));

it('every column that names a person is one by which the export of a person finds its rows', () => {
  const unknown = SUBGRAPHS.flatMap(({ name, migrations }) => migrations.flatMap(({ sql }) => named(sql).map((column) => [name, column] as const)))
    .filter(([, column]) => !PERSON_COLUMNS.includes(column) && !REACHED_OTHERWISE.has(column)).map(([name, column]) => `${name}: ${column}`);
  expect([...new Set(unknown)]).toEqual([]);
});

it('a column that names a person in another way is seen', () => expect(named('create table x (borrowed_actor_id text, session integer)')).toEqual(['borrowed_actor_id']));
