import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import { isObjectType, isUnionType, parse } from 'graphql';

import { CANDIDATES_SDL, REFERENTIAL_SDL } from './check/exam-schema.fixture.ts';
import { subgraphSchema } from './subgraph-schema.ts';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key"])\n';

describe('the schema of an SDL', () => {
  it.each([
    ['a sharded subgraph', CANDIDATES_SDL],
    ['the national one', REFERENTIAL_SDL],
    ['one that only extends', `${FEDERATION}extend type Query { a: Int }\nextend type Query { b: Int }\nextend type E @key(fields: "id") { id: ID! }`],
    ['one with a type in two parts', `${FEDERATION}type Query { a: Int }\ntype E @key(fields: "id") { id: ID! }\nextend type E { n: Int }`],
    ['one with the stub of an entity', `${FEDERATION}type Query { a: E b: F }\ntype E @key(fields: "id", resolvable: false) { id: ID! }\ntype F @key(fields: "id") { id: ID! }`],
    ['one with stubs only', `${FEDERATION}type Query { a: E }\ntype E @key(fields: "id", resolvable: false) { id: ID! }`],
    ['one without a query', `${FEDERATION}type E @key(fields: "id") { id: ID! }`],
    ['one without an entity', `${FEDERATION}type Query { a: Int }`],
  ])('is what an instance of it serves: %s', (_what, sdl) => {
    expect(shapeOf(subgraphSchema(sdl))).toEqual(shapeOf(buildSubgraphSchema(parse(sdl))));
  });
});

/** Coordinate → type of every field, and the members of every union. */
function shapeOf(schema: ReturnType<typeof subgraphSchema>): Record<string, string> {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()).map((field) => [
    `${type.name}.${field.name}(${field.args.map(({ name, type: given }) => `${name}: ${String(given)}`).join(', ')})`, String(field.type),
  ]));
  const unions = types.filter(isUnionType).map((type) => [type.name, type.getTypes().map(({ name }) => name).toSorted().join(' | ')]);
  return Object.fromEntries([...fields, ...unions]);
}
