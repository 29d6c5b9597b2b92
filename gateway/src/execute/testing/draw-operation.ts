import {
  type GraphQLCompositeType, type GraphQLField, type GraphQLInputType, type GraphQLSchema, getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType,
  isInputObjectType, isListType, isNonNullType, isUnionType,
} from 'graphql';

import { type Draw, draws } from '../../shard/testing/draw.ts';
import { MEDIA, PRODUCTS, USERS } from './toy-rows.ts';

export interface Drawn {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Drawing {
  readonly draw: Draw;
  readonly schema: GraphQLSchema;
  readonly fragments: string[];
  names: number;
  /** How many more fields with fields below them there may be. */
  room: number;
}

const CONDITIONS = ['@include(if: $yes)', '@include(if: $no)', '@skip(if: $no)', '@skip(if: $yes)', '@include(if: true)', '@skip(if: $no) @include(if: $yes)'];
const IDS = [...PRODUCTS, ...USERS, ...MEDIA.map(({ id }) => id), 'none'];

/**
 * Any operation of a schema, of some ten objects: aliases, fragments on types, interfaces and unions, conditions, arguments as
 * literals and variables, the same field twice.
 */
export function drawOperation(seed: number, schema: GraphQLSchema): Drawn {
  const d: Drawing = { draw: draws(seed), schema, fragments: [], names: 0, room: 9 };
  const root = d.draw.oneIn(12) ? schema.getMutationType() : undefined;
  const type = root ?? schema.getQueryType();
  if (type == null) throw new Error('a schema without a query');
  const selection = selectionOf(d, type, 3);
  const keyword = root == null ? 'query' : 'mutation';
  return {
    query: `${keyword} Q($yes: Boolean!, $no: Boolean = false, $two: Int = 2, $id: ID = "p1", $sure: ID!, $size: SizeInput) ${selection} ${d.fragments.join(' ')}`,
    variables: { yes: true, sure: anyOf(d.draw, IDS), ...(d.draw.oneIn(2) ? { size: { w: 3 }, two: 1 } : {}) },
  };
}

function selectionOf(d: Drawing, type: GraphQLCompositeType, most: number): string {
  const texts: string[] = isUnionType(type) ? [] : fieldsOf(d, type, most);
  if (isAbstractType(type)) {
    for (const member of d.draw.some([...d.schema.getPossibleTypes(type), ...interfacesAround(d, type)], isUnionType(type) ? 1 : 0, 3)) {
      texts.push(`... on ${member.name} ${selectionOf(d, member, 3)}`);
    }
  }
  if (texts.length === 0 || d.draw.oneIn(8)) texts.push(d.draw.oneIn(4) ? `t${(d.names += 1)}: __typename` : '__typename');
  return `{ ${texts.join(' ')} }`;
}

const anyOf = <T>(draw: Draw, from: readonly T[]): T => draw.pick(from as readonly [T, ...T[]]);

/** Other interfaces that something of a type has. */
const interfacesAround = (d: Drawing, type: GraphQLCompositeType): GraphQLCompositeType[] =>
  isAbstractType(type) ? [...new Set(d.schema.getPossibleTypes(type).flatMap((member) => member.getInterfaces()))] : [];

function fieldsOf(d: Drawing, type: Exclude<GraphQLCompositeType, { readonly getTypes: unknown }>, most: number): string[] {
  const fields = Object.values(type.getFields()).filter(({ type: of }) => d.room > 0 || !isCompositeType(getNamedType(of)));
  const chosen = d.draw.some(fields, 1, most);
  const texts = chosen.map((field) => selected(d, type.name, field));
  const again = chosen.find(({ args }) => args.length === 0);
  if (again !== undefined && d.draw.oneIn(5)) texts.push(written(d, again, ''));
  return texts;
}

function selected(d: Drawing, on: string, field: GraphQLField<unknown, unknown>): string {
  const alias = field.args.length > 0 && d.draw.oneIn(2) || d.draw.oneIn(5) ? `${d.draw.pick(['', '', 'x'])}a${(d.names += 1)}: ` : '';
  const condition = d.draw.oneIn(6) ? ` ${anyOf(d.draw, CONDITIONS)}` : '';
  if (d.draw.oneIn(9)) return `... on ${on}${condition} { ${alias}${written(d, field, '')} }`;
  if (d.draw.oneIn(9)) return `...${condition} { ${alias}${written(d, field, '')} }`;
  if (!d.draw.oneIn(9)) return alias + written(d, field, condition);
  const name = `F${(d.names += 1)}`;
  d.fragments.push(`fragment ${name} on ${on} { ${alias}${written(d, field, condition)} }`);
  return `...${name}`;
}

function written(d: Drawing, field: GraphQLField<unknown, unknown>, condition: string): string {
  const named = getNamedType(field.type);
  if (isCompositeType(named)) d.room -= 1;
  const below = isCompositeType(named) ? ` ${selectionOf(d, named, 4)}` : '';
  const given = field.args.flatMap(({ name, type }) => (isNonNullType(type) || d.draw.oneIn(2) ? [`${name}: ${valueOf(d, type)}`] : []));
  return `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${condition}${below}`;
}

function valueOf(d: Drawing, type: GraphQLInputType): string {
  const { draw } = d;
  if (!isNonNullType(type) && draw.oneIn(8)) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${Array.from({ length: draw.pick([0, 1, 2]) }, () => valueOf(d, nullable.ofType)).join(', ')}]`;
  if (isEnumType(nullable)) return anyOf(draw, nullable.getValues().map(({ name }) => name));
  if (isInputObjectType(nullable)) return draw.oneIn(3) && !isNonNullType(type) ? '$size' : `{ w: ${draw.pick(['1', '5'])} }`;
  if (nullable.name === 'ID') return anyOf(draw, [...IDS.map((id) => JSON.stringify(id)), isNonNullType(type) ? '$sure' : '$id']);
  if (nullable.name === 'Int') return draw.pick(['0', '1', '2', '3', isNonNullType(type) ? '2' : '$two']);
  return nullable.name === 'Boolean' ? draw.pick(['true', 'false', isNonNullType(type) ? '$yes' : '$no']) : '"texte \\"é\\""';
}
