import {
  type GraphQLAbstractType, type GraphQLInterfaceType, type GraphQLObjectType, type GraphQLOutputType, isAbstractType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType,
  type SelectionSetNode,
} from 'graphql';

import type { Sharing } from '../sharing.ts';
import { collectFields, type Collecting } from './collect-fields.ts';
import { FLAW } from './flaw.ts';
import { objectWriter } from './object-writer.ts';
import { writeLeaf } from './write-leaf.ts';

/** Writes fetched data that is not null as the answer's text; throws `FLAW`. */
export type Write = (value: unknown, sharing: Sharing) => string;

/** What the root of an operation is written by. */
export function rootWriter(c: Collecting, type: GraphQLObjectType, selectionSet: SelectionSetNode): Write {
  return objectWriter(type, collectFields(c, type, [selectionSet]), c, valueWriter);
}

/** Compiled when the first value comes: of a union's ten types, an answer holds two. */
function valueWriter(c: Collecting, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Write {
  if (isNonNullType(type)) return valueWriter(c, type.ofType as GraphQLOutputType, sets);
  if (isListType(type)) return listWriter(valueWriter(c, type.ofType, sets), isNonNullType(type.ofType));
  if (!isCompositeType(type)) return writeLeaf(type);
  return isAbstractType(type) ? abstractWriter(c, type, sets) : compositeWriter(c, type, sets);
}

function listWriter(writeItem: Write, nonNullItems: boolean): Write {
  return remembering((value, sharing) => {
    if (!Array.isArray(value)) throw FLAW;
    let text = '[';
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (index > 0) text += ',';
      if (item != null) text += writeItem(item, sharing);
      else if (nonNullItems) throw FLAW;
      else text += 'null';
    }
    return `${text}]`;
  });
}

function compositeWriter(c: Collecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Write {
  let write: Write | undefined;
  return remembering((value, sharing) => {
    checkObject(value);
    write ??= objectWriter(type, collectFields(c, type, sets), c, valueWriter);
    return write(value, sharing);
  });
}

function abstractWriter(c: Collecting, type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Write {
  const writers = new Map<unknown, Write>();
  const compiled = (name: unknown): Write => {
    const actual = typeNamed(c, type, name);
    const write = objectWriter(actual, collectFields(c, actual, sets), c, valueWriter);
    writers.set(name, write);
    return write;
  };
  return remembering((value, sharing) => {
    checkObject(value);
    const name = (value as { readonly __typename?: unknown }).__typename;
    return (writers.get(name) ?? compiled(name))(value, sharing);
  });
}

/** Of an interface a plan may know no more than that, when the client asks for no more. */
function typeNamed({ schema }: Collecting, type: GraphQLAbstractType, name: unknown): GraphQLObjectType | GraphQLInterfaceType {
  if (isInterfaceType(type) && (name === undefined || name === type.name)) return type;
  const actual = typeof name === 'string' ? schema.getType(name) : undefined;
  if (!isObjectType(actual) || !schema.isSubType(type, actual)) throw FLAW;
  return actual;
}

function checkObject(value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw FLAW;
}

/** Writes what stands at several places once. */
const remembering = (write: Write): Write => (value, sharing) => {
  if (!sharing.isShared(value as object)) return write(value, sharing);
  const texts = sharing.textsOf(write);
  let text = texts.get(value as object);
  if (text === undefined) {
    text = write(value, sharing);
    texts.set(value as object, text);
  }
  return text;
};
