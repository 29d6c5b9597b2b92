import { type FieldNode, type GraphQLInterfaceType, type GraphQLObjectType, type GraphQLOutputType, getNullableType, GraphQLString, isInterfaceType, isNonNullType, type SelectionSetNode } from 'graphql';

import { dataKey } from '../../plan/data-keys.ts';
import type { Collecting } from './collect-fields.ts';
import { FLAW } from './flaw.ts';
import type { Write } from './writers.ts';

type ValueWriter = (c: Collecting, type: GraphQLOutputType, sets: readonly SelectionSetNode[]) => Write;

/**
 * Compiles the writer of one type and selection to a function of its own, so that every property is read by its name.
 *
 * Only names stand in the source, and only quoted: GraphQL's grammar leaves them letters, digits and underscores.
 */
export function objectWriter(type: GraphQLObjectType | GraphQLInterfaceType, fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>, c: Collecting, valueWriter: ValueWriter): Write {
  const writes: unknown[] = [];
  let body = '';
  let before = '{';
  for (const [key, nodes] of fields) {
    const name = nodes[0].name.value;
    before += `${body === '' && before === '{' ? '' : ','}${JSON.stringify(key)}:`;
    if (name === '__typename') {
      if (isInterfaceType(type)) throw FLAW;
      before += JSON.stringify(type.name);
      continue;
    }
    const fieldType = typeOf(type, name);
    if (fieldType === undefined) body += `r+=${JSON.stringify(before)}+quote(${readOf(dataKey(nodes[0]))});`;
    else {
      const write = `w[${writes.length}]`;
      writes.push(valueWriter(c, fieldType, nodes.flatMap(({ selectionSet }) => selectionSet ?? [])));
      body += `v=${readOf(dataKey(nodes[0]))};${writeOf(write, before, fieldType)}`;
    }
    before = '';
  }
  const source = `let r='',v;${body}return r+${JSON.stringify(`${before}}`)};`;
  // oxlint-disable-next-line typescript/no-implied-eval -- compiled once for thousands of objects; made of checked names only
  const make = new Function('w', 'FLAW', 'own', 'quote', `return function(o,s){${source}}`) as (...given: readonly unknown[]) => Write;
  return make(writes, FLAW, own, JSON.stringify);
}

/** Undefined for what the schema says of itself: that stands in the data already. */
function typeOf(type: GraphQLObjectType | GraphQLInterfaceType, name: string): GraphQLOutputType | undefined {
  if (name === '__schema' || name === '__type') return undefined;
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name} has no field ${name}`);
  return field.type;
}

const readOf = (key: string): string => (key in Object.prototype ? `own(o,${JSON.stringify(key)})` : `o.${key}`);

function writeOf(at: string, before: string, type: GraphQLOutputType): string {
  const prefix = JSON.stringify(before);
  const ifNull = isNonNullType(type) ? 'throw FLAW' : `r+=${JSON.stringify(`${before}null`)}`;
  const sound = getNullableType(type) === GraphQLString ? `if(typeof v==='string')r+=${prefix}+quote(v);else ` : '';
  return `${sound}if(v==null){${ifNull};}else r+=${prefix}+${at}(v,s);`;
}

function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
