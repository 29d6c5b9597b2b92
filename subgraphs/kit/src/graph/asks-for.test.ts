import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql';

import { asksFor } from './asks-for.ts';

const schema = buildSchema('type Query { page: Page } type Page { edges: [Edge!] } type Edge { node: Row } type Row { id: ID, marks: [Int!] }');

/** What `page` is told of the operation. */
async function asked(query: string): Promise<boolean> {
  let found = false;
  const page = (_args: unknown, _context: unknown, info: GraphQLResolveInfo): null => {
    found = asksFor(info, 'edges', 'node', 'marks');
    return null;
  };
  await execute({ schema, document: parse(query), rootValue: { page } });
  return found;
}

describe('what is asked for below a field', () => {
  it.each<[why: string, query: string, is: boolean]>([
    ['by its name', '{ page { edges { node { marks } } } }', true],
    ['by another name', '{ page { edges { node { notes: marks } } } }', true],
    ['in fragments', '{ page { ...P } } fragment P on Page { edges { ... on Edge { node { ...R } } } } fragment R on Row { marks }', true],
    ['in the second of two selections', '{ page { edges { node { id } } } page { edges { node { marks } } } }', true],
    ['under a condition', '{ page { edges { node { marks @skip(if: true) } } } }', true],
    ['not at all', '{ page { edges { node { id } } } }', false],
    ['at another place', '{ other: page { edges { marks: node { id } } } }', false],
  ])('is known: %s', async (_why, query, is) => expect(await asked(query)).toBe(is));
});
