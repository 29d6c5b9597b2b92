import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { isObjectType, type GraphQLObjectType } from 'graphql';

import { readStatements, unstated } from './statements.ts';
import { ACCESS_SDL, ROLES, SCOPES, SENSITIVE } from './vocabulary.ts';

const SUPERGRAPH = readFileSync(join(import.meta.dirname, '../../sdl/supergraph.graphql'), 'utf8');
const toy = (fields: string): string => `directive @key(fields: String!) on OBJECT ${ACCESS_SDL} ${fields}`;

describe('the graph', () => {
  const statements = readStatements(SUPERGRAPH);

  it('states who may ask for every root field and every field of every entity', () => {
    expect(unstated(statements)).toEqual([]);
  });

  it('has entities and root fields to state it of', () => {
    const types = Object.values(statements.schema.getTypeMap()).filter(isObjectType);
    const stated = types.flatMap((type) => Object.keys(type.getFields()).filter((field) => statements.of(type.name, field)));
    expect(stated.length).toBeGreaterThan(150);
  });

  it.each([
    ['who is enrolled is not for examiners, who mark without names', 'Candidate', 'lastName', 'EXAM'],
    ['a claim is not for schools', 'Claim', 'total', 'EST'],
    ['a mark is not for the press', 'Mark', 'points', 'PRESS'],
    ['a mark is not for its candidate before the jury has spoken', 'Enrolment', 'marks', 'CAND'],
    ['what the bureau alone does', 'Mutation', 'moveSession', 'HEAD'],
  ] as const)('%s', (_why, type, field, role) => {
    expect(statements.of(type, field)?.who).not.toContain(role);
  });
});

describe('a field', () => {
  const { of } = readStatements(toy(`
    type Query { row: Row @access(who: [ANY], within: NATION) }
    type Row @key(fields: "id") @access(who: [BEX, UNIT]) { id: ID! secret: String @access(who: [BEX], within: PERSON) }`));

  it.each([
    ['states it itself', 'Query', 'row', { who: new Set(['ANY']), within: 'NATION', sensitive: undefined }],
    ['has what its type states', 'Row', 'id', { who: new Set(['BEX', 'UNIT']), within: 'MIREX', sensitive: undefined }],
    ['states something else than its type', 'Row', 'secret', { who: new Set(['BEX']), within: 'PERSON', sensitive: undefined }],
    ['is not there', 'Row', 'nothing', undefined],
  ] as const)('%s', (_why, type, field, expected) => expect(of(type, field)).toEqual(expected));
});

it.each([
  ['a root field', 'type Query { a: Int b: Int @access(who: [ANY]) }', ['Query.a']],
  ['a field of an entity', 'type Query { a: Row @access(who: [ANY]) } type Row @key(fields: "id") { id: ID! @access(who: [ANY]) b: Int }', ['Row.b']],
  ['nothing of a value object', 'type Query { a: Money @access(who: [ANY]) } type Money { minor: Int }', []],
])('what is not stated is named: %s', (_why, fields, expected) => expect(unstated(readStatements(toy(fields)))).toEqual(expected));

it('the vocabulary and its three lists say the same', () => {
  const { schema } = readStatements(`${ACCESS_SDL} type Query { a: Int }`);
  const valuesOf = (name: string): string[] => (schema.getType(name) as unknown as { getValues(): { name: string }[] } & GraphQLObjectType).getValues().map((value) => value.name);
  expect([valuesOf('access__Role'), valuesOf('access__Within'), valuesOf('access__Sensitive')]).toEqual([[...ROLES], [...SCOPES], [...SENSITIVE]]);
});
