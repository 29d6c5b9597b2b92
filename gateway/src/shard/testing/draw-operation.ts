import { writeCursor } from '@mirex/schema/cursor';
import { MIREX_CODES } from '@mirex/schema/mirex';
import { getNamedType, type GraphQLField, type GraphQLObjectType, isObjectType } from 'graphql';

import { type Draw, draws } from './draw.ts';
import { TOY } from './toy-instance.ts';
import { cursorOf } from './toy-page.ts';
import { type Row, SPECIALITIES } from './toy-rows.ts';

/** An operation of the toy subgraph with its variables. */
export interface Drawn {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Drawing {
  readonly draw: Draw;
  readonly rows: readonly Row[];
  /** Fields that are never selected, by name. */
  readonly without: readonly string[];
  readonly fragments: string[];
  names: number;
  /** How many more fields with fields below them there may be. */
  room: number;
}

const CONDITIONS = ['@include(if: $yes)', '@include(if: $no)', '@skip(if: $no)', '@skip(if: $yes)', '@include(if: true)', '@skip(if: true)'] as const;

/**
 * Any query of the toy's schema: aliases, fragments, conditions, pages in both directions from any row, known and unknown ids,
 * entities of several types, twice the same.
 *
 * @param without fields that are never selected, by name.
 */
export function drawQuery(seed: number, rows: readonly Row[], without: readonly string[] = []): Drawn {
  const draw = draws(seed);
  const d: Drawing = { draw, rows, without, fragments: [], names: 0, room: 12 };
  const selection = selectionOf(d, TOY.schema.getQueryType() as GraphQLObjectType, 2);
  const representations = Array.from({ length: draw.pick([0, 1, 2, 6]) }, () =>
    (draw.oneIn(2) ? { __typename: 'Speciality', code: draw.pick([...SPECIALITIES, 'NONE']) } : { __typename: 'Candidate', id: anyId(d) }));
  const entities = draw.oneIn(2)
    ? `e: _entities(representations: $representations) { ... on Speciality ${selectionOf(d, typeNamed('Speciality'), 4)} ... on Candidate ${selectionOf(d, typeNamed('Candidate'), 3)} }`
    : '';
  const definitions = '$yes: Boolean!, $no: Boolean = false, $representations: [_Any!]!, $some: Int = 2';
  return { query: `query Q(${definitions}) { ${selection.slice(1, -1)} ${entities} } ${d.fragments.join(' ')}`, variables: { yes: true, representations } };
}

const typeNamed = (name: string): GraphQLObjectType => TOY.schema.getType(name) as GraphQLObjectType;

const anyId = ({ draw, rows }: Drawing): string => draw.pick(['NO-CAN-none', ...rows.map(({ id }) => id)]);

function selectionOf(d: Drawing, type: GraphQLObjectType, most: number): string {
  const fields = Object.values(type.getFields()).filter(({ name, type: of }) =>
    !name.startsWith('_') && !d.without.includes(name) && (d.room > 0 || !isObjectType(getNamedType(of))));
  const chosen = d.draw.some(fields, 1, most);
  const texts = chosen.map((field) => selected(d, type, field));
  if (d.draw.oneIn(10) || texts.length === 0) texts.push('__typename');
  // The same field twice, the second time with other fields below: GraphQL merges them.
  const again = chosen.find(({ args }) => args.length === 0);
  if (again && d.draw.oneIn(5)) texts.push(written(d, again, ''));
  return `{ ${texts.join(' ')} }`;
}

function selected(d: Drawing, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const alias = field.args.length > 0 || d.draw.oneIn(4) ? `a${(d.names += 1)}: ` : '';
  const condition = d.draw.oneIn(5) ? ` ${d.draw.pick(CONDITIONS)}` : '';
  if (d.draw.oneIn(8)) return `... on ${type.name}${condition} { ${alias}${written(d, field, '')} }`;
  if (d.draw.oneIn(8)) return `...${condition} { ${alias}${written(d, field, '')} }`;
  if (!d.draw.oneIn(8)) return alias + written(d, field, condition);
  const name = `F${(d.names += 1)}`;
  d.fragments.push(`fragment ${name} on ${type.name} { ${alias}${written(d, field, condition)} }`);
  return `...${name}`;
}

function written(d: Drawing, field: GraphQLField<unknown, unknown>, condition: string): string {
  const named = getNamedType(field.type);
  if (isObjectType(named)) d.room -= 1;
  const below = isObjectType(named) ? ` ${selectionOf(d, named, 4)}` : '';
  return `${field.name}${argumentsOf(d, field)}${condition}${below}`;
}

function argumentsOf(d: Drawing, { args }: GraphQLField<unknown, unknown>): string {
  const { draw, rows } = d;
  const order = draw.pick<'NAME' | 'BORN_DESC'>(['NAME', 'BORN_DESC']);
  const backward = draw.oneIn(2);
  const size = () => draw.pick(['0', '1', '2', '3', '7', '100', '$some']);
  const cursor = () => draw.pick(['null', ...rows.map((row) => JSON.stringify(writeCursor(cursorOf(row, order))))]);
  const codes = () => `[${draw.some(MIREX_CODES, 0, 7).join(', ')}]`;
  const values: Readonly<Record<string, () => string>> = {
    order: () => order, first: () => (backward ? 'null' : size()), last: () => (backward ? size() : 'null'), after: cursor, before: cursor,
    filter: () => `{ mirex: ${draw.oneIn(2) ? 'null' : codes()}, minimum: ${draw.pick(['null', '8'])} }`,
    id: () => JSON.stringify(anyId(d)), ids: () => JSON.stringify(Array.from({ length: draw.pick([0, 2, 5]) }, () => anyId(d))),
    minimum: () => draw.pick(['null', '10']), limit: () => draw.pick(['null', '0', '1', '2', '$some']), number: () => draw.pick(['"N0"', '"N1"', '"N5"', '"N99"']),
    mirex: () => (args.some(({ type }) => String(type) === '[Mirex!]') ? codes() : draw.pick(['null', ...MIREX_CODES])),
  };
  const optional = new Set(['filter', 'after', 'before', 'minimum', 'limit', 'mirex']);
  const given = args.flatMap(({ name }) => (optional.has(name) && draw.oneIn(2) ? [] : [`${name}: ${values[name]?.() ?? 'null'}`]));
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}
