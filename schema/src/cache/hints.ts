import { buildSchema, getDirectiveValues, getNamedType, type GraphQLDirective, type GraphQLField, isObjectType } from 'graphql';

import type { Statement, Statements } from '../access/statements.ts';
import { CACHE_SDL } from './vocabulary.ts';

/** For how long and to whom an answer may be given again. */
export interface Hint {
  /** Seconds. */
  readonly maxAge: number;
  readonly scope: 'PUBLIC' | 'PRIVATE';
}

/** What a schema says of caching, by `Type.field`: the field's own word, else that of the type that it gives. */
export type Hints = ReadonlyMap<string, Hint>;

const DIRECTIVE = buildSchema(`${CACHE_SDL} type Query { a: Int }`).getDirective('cacheControl') as GraphQLDirective;

export const readHints = (statements: Statements): Hints => hintsBy(statements, (field) => {
  const named = getNamedType(field.type);
  return hintOf(field.astNode) ?? (isObjectType(named) ? hintOf(named.astNode) : undefined);
});

function hintsBy({ schema }: Statements, read: (field: GraphQLField<unknown, unknown>) => Hint | undefined): Hints {
  return new Map(Object.values(schema.getTypeMap()).filter(isObjectType).flatMap((type) => Object.values(type.getFields()).flatMap((field): [string, Hint][] => {
    const hint = read(field);
    return hint === undefined ? [] : [[`${type.name}.${field.name}`, hint]];
  })));
}

const hintOf = (node: Parameters<typeof getDirectiveValues>[1] | null | undefined): Hint | undefined =>
  (node == null ? undefined : getDirectiveValues(DIRECTIVE, node)) as Hint | undefined;

/** Whether everybody who may ask for a field is answered the same. */
export const isOpen = (statement: Statement | undefined): boolean =>
  statement !== undefined && statement.who.has('ANY') && statement.within === 'NATION' && statement.sensitive === undefined;

/**
 * What is said of caching and may not be, one English sentence for each: what is for everybody must be the same for everybody, and
 * a reading that is to be journalled must be one. A field that only gives a type which may be kept is kept as its own access allows.
 */
export function wrongHints(statements: Statements): readonly string[] {
  return [...hintsBy(statements, ({ astNode }) => hintOf(astNode))].flatMap(([coordinate, { maxAge, scope }]) => {
    const [type = '', field = ''] = coordinate.split('.');
    const statement = statements.of(type, field);
    if (!Number.isInteger(maxAge) || maxAge < 1 || maxAge > 3_600) return [`${coordinate} may be kept for 1 to 3600 seconds, not ${maxAge}.`];
    if (statement?.sensitive !== undefined) return [`${coordinate} is sensitive: each of its readings is journalled, so it is never kept.`];
    return scope === 'PUBLIC' && statement !== undefined && !isOpen(statement) ? [`${coordinate} is not the same for everybody: its scope is PRIVATE.`] : [];
  });
}
