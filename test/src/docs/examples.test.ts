import { describe, expect, it } from '@jest/globals';

import { differences, examplesOf } from './examples.ts';

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const QUERY = fence('graphql', '{ sessions { year } }');

describe('the examples of a page', () => {
  it('are its GraphQL blocks, with what follows each', () => {
    const page = `# A page\n\n${QUERY}\nwith\n${fence('json', '{ "year": 2026 }')}\nanswers\n${fence('json', '{ "data": { "sessions": [] } }')}`;
    expect(examplesOf('a.md', page)).toEqual([
      { place: 'a.md:3', kind: 'OPERATION', text: '{ sessions { year } }\n', variables: { year: 2026 }, answer: { data: { sessions: [] } } },
    ]);
  });

  it('do not take what belongs to another block', () => {
    const [first, second] = examplesOf('a.md', `${QUERY}${fence('sh', 'npm start')}${fence('json', '{ "data": {} }')}${QUERY}`);
    expect([first?.answer, first?.variables, second?.answer]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['an operation', 'query A { a }', 'OPERATION'],
    ['an operation beside its fragment', '{ ...f } fragment f on Query { a }', 'OPERATION'],
    ['definitions', 'type A @key(fields: "id") { id: ID! }', 'DEFINITIONS'],
    ['an example that lacks a brace', '{ a', 'BROKEN'],
    ['an example with something left out', 'query { a { … } }', 'BROKEN'],
  ])('may be %s', (_why, text, kind) => expect(examplesOf('a.md', fence('graphql', text))).toMatchObject([{ kind }]));
});

describe('an answer is of the shape that a page shows', () => {
  it.each([
    ['when only values differ', { a: 1, b: [{ c: 'x' }] }, { a: 2, b: [{ c: 'y' }, { c: 'z' }] }, []],
    ['when the page shows null', { a: null }, { a: { b: 1 } }, []],
    ['but not when a field is missing', { a: 1, b: 2 }, { a: 1 }, ['data.b']],
    ['but not when it has one more', { a: 1 }, { a: 1, b: 2 }, ['data.b']],
    ['but not when a text is a number', { a: '1' }, { a: 1 }, ['data.a']],
    ['but not when a list is empty', { a: [{ b: 1 }] }, { a: [] }, ['data.a.0']],
    ['but not when an object is null', { a: { b: 1 } }, { a: null }, ['data.a']],
    ['but not when an element is like none', { a: [{ b: 1 }, { c: 1 }] }, { a: [{ b: 1 }] }, ['data.a.1']],
  ])('%s', (_why, shown, given, paths) => expect(differences(shown, given)).toEqual(paths));
});
