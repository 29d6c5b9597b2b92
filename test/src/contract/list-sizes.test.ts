import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';

import { REPOSITORY } from '../checks/temporary-tree.ts';

const isList = (type: TypeNode): boolean => type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
const named = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));
const states = ({ directives = [] }: FieldDefinitionNode, name: string): boolean => directives.some((directive) => directive.name.value === name);

interface Found {
  readonly unsized: readonly string[];
  readonly weightless: readonly string[];
}

/** The lists that nobody sizes, and the acts that weigh nothing. Edges are sized where their page is given. */
function unstated(sdl: string): Found {
  const types = parse(sdl).definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION && !node.name.value.startsWith('_'));
  const paged = new Set(types.filter(({ fields = [] }) => fields.some(({ name }) => name.value === 'edges')).map(({ name }) => name.value));
  const fields = types.flatMap(({ name, fields: of = [] }) => of.map((field) => ({ field, parent: name.value, coordinate: `${name.value}.${field.name.value}` })));
  const rows = fields.filter(({ field, parent }) => paged.has(named(field.type)) || (isList(field.type) && !paged.has(parent)));
  return {
    unsized: rows.filter(({ field }) => !states(field, 'listSize')).map(({ coordinate }) => coordinate),
    weightless: fields.filter(({ field, parent }) => parent === 'Mutation' && !states(field, 'cost')).map(({ coordinate }) => coordinate),
  };
}

describe('the supergraph', () => {
  it('states the size of every list and the weight of every act', () => {
    expect(unstated(readFileSync(join(REPOSITORY, 'schema/sdl/supergraph.graphql'), 'utf8'))).toEqual({ unsized: [], weightless: [] });
  });

  it('that did not would be seen', () => {
    expect(unstated('type Query { a: [Int] b: [Int] @listSize(assumedSize: 1) c(first: Int): C } type C { edges: [Int] } type Mutation { m: Int }'))
      .toEqual({ unsized: ['Query.a', 'Query.c'], weightless: ['Mutation.m'] });
  });
});
