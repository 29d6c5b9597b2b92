import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getIntrospectionQuery, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

import { checkSize } from './check-size.ts';
import { measureDocument } from './document-size.ts';
import { LIMITS } from './limits.ts';

const nested = (depth: number): string => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;
const many = (count: number, of: (n: number) => string): string => Array.from({ length: count }, (_, n) => of(n)).join(' ');
const bomb = (levels: number): string =>
  `{ ...F0 } ${many(levels, (n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on T { a }`;

describe('a document', () => {
  const cases: [why: string, text: string, code: string | undefined][] = [
    ['20 fields deep', nested(20), undefined],
    ['21 fields deep', nested(21), 'DEPTH_EXCEEDED'],
    ['21 fields deep behind a fragment', `{ a { ...F } } fragment F on T ${nested(20)}`, 'DEPTH_EXCEEDED'],
    ['with an argument of 21 values inside each other', `{ a(b: ${'['.repeat(21)}${']'.repeat(21)}) }`, 'DEPTH_EXCEEDED'],
    ['with a default of 21', `query ($v: A = ${'{ a: '.repeat(21)}1${' }'.repeat(21)}) { a }`, 'DEPTH_EXCEEDED'],
    ['with a directive’s argument of 21', `{ a @x(b: ${'['.repeat(21)}${']'.repeat(21)}) }`, 'DEPTH_EXCEEDED'],
    ['with an argument of 20', `{ a(b: ${'['.repeat(20)}${']'.repeat(20)}) }`, undefined],
    ['of 100 aliases', `{ a { ${many(100, (n) => `x${n}: b`)} } }`, undefined],
    ['of 101 aliases', `{ a { ${many(101, (n) => `x${n}: b`)} } }`, 'ALIASES_EXCEEDED'],
    ['of 11 aliases, spread ten times', `{ a { ${many(10, () => '...F')} } } fragment F on T { ${many(11, (n) => `x${n}: b`)} }`, 'ALIASES_EXCEEDED'],
    ['of 30 root fields', `{ ${many(30, (n) => `f${n}`)} }`, undefined],
    ['of 31 root fields', `{ ${many(31, (n) => `f${n}`)} }`, 'ROOT_FIELDS_EXCEEDED'],
    ['of 31 root fields in fragments', `{ ...F ... { ${many(15, (n) => `f${n}`)} } } fragment F on Query { ${many(16, (n) => `g${n}`)} }`, 'ROOT_FIELDS_EXCEEDED'],
    ['of 2,001 fields', `{ a { ${'b '.repeat(2_000)} } }`, 'FIELDS_EXCEEDED'],
    ['whose second operation is too large', `query A { a } query B { a { ${'b '.repeat(2_000)} } }`, 'FIELDS_EXCEEDED'],
    ['that grows to four million fields', bomb(22), 'FIELDS_EXCEEDED'],
    ['that grows beyond any number', bomb(1_100), 'FIELDS_EXCEEDED'],
    ['of 6 directives at one field', `{ a ${'@x '.repeat(6)} }`, 'DIRECTIVES_EXCEEDED'],
    ['of 6 directives at a variable', `query ($v: Int ${'@x '.repeat(6)}) { a }`, 'DIRECTIVES_EXCEEDED'],
    ['of 101 directives', `{ a { ${'b @x '.repeat(101)} } }`, 'DIRECTIVES_EXCEEDED'],
    ['of 101 directives, in a fragment that nobody spreads', `{ a } fragment F on T { ${'b @x '.repeat(101)} }`, 'DIRECTIVES_EXCEEDED'],
    ['of a fragment in itself', '{ ...F } fragment F on T { a { ...F } }', 'FRAGMENT_CYCLE'],
    ['of two fragments in each other', '{ ...F } fragment F on T { ...G } fragment G on T { ...F }', 'FRAGMENT_CYCLE'],
    ['of a circle that nobody spreads', '{ a } fragment F on T { ...F }', 'FRAGMENT_CYCLE'],
    ['with an alias of objects’ insides', '{ __proto__: a }', 'RESERVED_ALIAS'],
    ['with an alias that is a word like another', '{ constructor: a toString: b }', undefined],
    ['that asks for the whole schema', getIntrospectionQuery(), undefined],
    ['that goes round in the schema', '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }', 'INTROSPECTION_TOO_DEEP'],
    ['that goes round in the schema by a fragment', '{ __type(name: "A") { ...F } } fragment F on __Type { fields { type { interfaces { fields { name } } } } }', 'INTROSPECTION_TOO_DEEP'],
    ['with fields of its own that are named fields', '{ a { fields { fields { fields { b } } } } }', undefined],
    ['of a fragment that is not there', '{ ...Nobody }', undefined],
  ];
  it.each(cases)('%s', (_why, text, code) => {
    const checked = checkSize(measureDocument(parse(text)), LIMITS);
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
  });

  it('is measured in time that goes with its text, not with what it grows to', () => {
    // Written out, it would take hours.
    const document = parse(bomb(40));
    const began = performance.now();
    expect(measureDocument(document).operations[0]?.fields).toBe(2 ** 40);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('is as large as its fragments written out', () => {
    // A fragment spreads later ones only: no circles.
    const body = (from: number) => fc.array(fc.oneof(
      fc.constantFrom('a', 'x: b', 'c { d }', '... { y: e }'), ...(from < 5 ? [fc.integer({ min: from, max: 4 }).map((n) => `...F${n} g { ...F${n} }`)] : []),
    ), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(body(0), fc.tuple(...[1, 2, 3, 4, 5].map(body)), (operation, fragments) => {
      const document = parse(`{ ${operation} } ${fragments.map((text, n) => `fragment F${n} on T { ${text} }`).join(' ')}`);
      expect(measureDocument(document).operations[0]).toMatchObject(writtenOut(document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION), (document.definitions[0] as { readonly selectionSet: SelectionSetNode }).selectionSet));
    }));
  });
});

function writtenOut(fragments: readonly FragmentDefinitionNode[], { selections }: SelectionSetNode): { fields: number; aliases: number; depth: number; width: number } {
  const sum = { fields: 0, aliases: 0, depth: 0, width: 0 };
  for (const node of selections) {
    const set = node.kind === Kind.FRAGMENT_SPREAD ? fragments.find(({ name }) => name.value === node.name.value)?.selectionSet : node.selectionSet;
    const below = set === undefined ? { fields: 0, aliases: 0, depth: 0, width: 0 } : writtenOut(fragments, set);
    const isField = node.kind === Kind.FIELD;
    sum.fields += below.fields + Number(isField);
    sum.aliases += below.aliases + Number(isField && node.alias !== undefined);
    sum.depth = Math.max(sum.depth, below.depth + Number(isField));
    sum.width += isField ? 1 : below.width;
  }
  return sum;
}
