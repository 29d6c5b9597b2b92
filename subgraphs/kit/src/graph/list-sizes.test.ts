import { expect, it } from '@jest/globals';
import { parse, print } from 'graphql';

import { stateCosts } from './list-sizes.ts';

const PAGE = 'assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges"], requireOneSlicingArgument: false';

it.each([
  ['a page has the edges that are asked for', 'rows(first: Int, last: Int): RowConnection', `@listSize(${PAGE})`],
  ['of one direction too', 'rows(first: Int): RowConnection!', '@listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)'],
  ['a list has as many rows as its limit', 'rows(limit: Int): [Row!]!', '@listSize(assumedSize: 20, slicingArguments: ["limit"], requireOneSlicingArgument: false)'],
  ['any other a few', 'rows: [Row!]', '@listSize(assumedSize: 10)'],
  ['even of words', 'words(like: String): [String!]!', '@listSize(assumedSize: 10)'],
  ['what the code says itself stays', 'rows: [Row!]! @listSize(assumedSize: 400)', '@listSize(assumedSize: 400)'],
  ['edges are sized by whoever gives the page', 'edges: [Row!]!', ''],
  ['one row has no size', 'row(first: Int): Row', ''],
])('%s', (_why, field, stated) => {
  const bare = field.replace(/ @listSize.*/, '');
  expect(print(stateCosts(parse(`type T { ${field} } type RowConnection { edges: [Row!]! } type Row { a: Int }`)))).toContain(`type T {\n  ${bare}${stated === '' ? '' : ` ${stated}`}\n}`);
});

it('an act has a weight, the one that its code says or ten', () => {
  expect(print(stateCosts(parse('type Mutation { act: Row heavy: Row @cost(weight: 500) } type Row { a: Int }')))).toContain('act: Row @cost(weight: 10)\n  heavy: Row @cost(weight: 500)');
});
