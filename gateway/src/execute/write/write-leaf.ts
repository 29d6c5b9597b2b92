import { type GraphQLLeafType, isEnumType } from 'graphql';

import { FLAW } from './flaw.ts';

/** Writes a value that is not null as JSON text. */
export type WriteLeaf = (value: unknown) => string;

const ofString: WriteLeaf = (value) => {
  if (typeof value !== 'string') throw FLAW;
  return JSON.stringify(value);
};

const SPECIFIED: Readonly<Record<string, WriteLeaf>> = {
  String: ofString,
  ID: (value) => (Number.isSafeInteger(value) ? `"${String(value)}"` : ofString(value)),
  Int: (value) => {
    if (!Number.isInteger(value) || (value as number) > 2_147_483_647 || (value as number) < -2_147_483_648) throw FLAW;
    return String(value);
  },
  Float: (value) => {
    if (!Number.isFinite(value)) throw FLAW;
    return String(value);
  },
  Boolean: (value) => {
    if (typeof value !== 'boolean') throw FLAW;
    return value ? 'true' : 'false';
  },
};

/** A custom scalar's value is whatever JSON its subgraph says. */
const ofCustomScalar: WriteLeaf = (value) => {
  if (typeof value === 'function') throw FLAW;
  return JSON.stringify(value);
};

export function writeLeaf(type: GraphQLLeafType): WriteLeaf {
  if (!isEnumType(type)) return SPECIFIED[type.name] ?? ofCustomScalar;
  const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${name}"`]));
  return (value) => {
    const text = texts.get(value);
    if (text === undefined) throw FLAW;
    return text;
  };
}
