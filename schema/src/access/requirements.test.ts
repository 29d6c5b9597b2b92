import { describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';

import { missing, requirementsOf } from './requirements.ts';
import { readStatements } from './statements.ts';
import { ACCESS_SDL } from './vocabulary.ts';

const STATEMENTS = readStatements(`${ACCESS_SDL}
  interface Node { id: ID! }
  type Query { open: Row @access(who: [ANY]) rows: Page @access(who: [BEX, UNIT]) node: Node @access(who: [ANY]) silent: Int }
  type Page { nodes: [Row!] total: Int }
  type Row implements Node @access(who: [BEX, UNIT, EST]) { id: ID! name: String iban: String @access(who: [FIN]) next: Row }`);

function needed(text: string): readonly [string, string][] {
  const document = parse(text);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  return requirementsOf(document, operation as OperationDefinitionNode, STATEMENTS).map(({ coordinate, roles }) => [coordinate, [...roles].join()]);
}

describe('an operation needs the roles of', () => {
  it.each([
    ['each of its fields, once', '{ open { name again: name } }', [['Query.open', 'ANY'], ['Row.name', 'BEX,UNIT,EST']]],
    ['a field under its alias', '{ open { name: iban } }', [['Query.open', 'ANY'], ['Row.iban', 'FIN']]],
    ['a value object’s giver, not of its fields', '{ rows { total nodes { id } } }', [['Query.rows', 'BEX,UNIT'], ['Row.id', 'BEX,UNIT,EST']]],
    ['fields in fragments', '{ open { ...F } } fragment F on Row { ... { next { iban } } }', [['Query.open', 'ANY'], ['Row.next', 'BEX,UNIT,EST'], ['Row.iban', 'FIN']]],
    ['fields of the type that a node turns out to be', '{ node { id ... on Row { iban } } }', [['Query.node', 'ANY'], ['Row.iban', 'FIN']]],
    ['fields that are skipped', '{ open { iban @skip(if: true) } }', [['Query.open', 'ANY'], ['Row.iban', 'FIN']]],
    ['what is asked by reference', '{ _entities(representations: []) { __typename ... on Row { iban } } }', [['Row.iban', 'FIN']]],
    ['nobody, for introspection', '{ __schema { types { name } } __typename }', []],
    ['nobody that there is, for what is not stated', '{ silent }', [['Query.silent', '']]],
  ])('%s', (_why, text, expected) => expect(needed(text)).toEqual(expected));
});

it('a bomb of fragments is walked once', () => {
  const levels = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Row { ${i === 39 ? 'iban' : `next { ...F${i + 1} ...F${i + 1} }`} }`);
  const before = performance.now();
  expect(needed(`{ open { ...F0 } } ${levels.join(' ')}`)).toContainEqual(['Row.iban', 'FIN']);
  expect(performance.now() - before).toBeLessThan(10_000);
});

it.each([
  ['a role that is named', ['EST'], ['BEX', 'EST'], true],
  ['one of several', ['DOC', 'BEX'], ['BEX'], true],
  ['anybody', [], ['ANY'], true],
  ['another role', ['EST'], ['BEX'], false],
  ['a role called ANY by nobody', ['ANY'], ['BEX'], false],
  ['no role', [], ['BEX'], false],
  ['nobody may', ['BEX'], [], false],
] as const)('is given to %s: %j', (_why, held, roles, given) => {
  expect(missing([{ coordinate: 'Row.name', roles: new Set(roles) }], held) === undefined).toBe(given);
});
