import {
  buildASTSchema, buildSchema, getDirectiveValues, type GraphQLDirective, type GraphQLObjectType, type GraphQLSchema, isObjectType, parse,
} from 'graphql';

import { ACCESS_SDL, type Role, type Scope, type Sensitive } from './vocabulary.ts';

/** Who may ask for a field, and how far at most they see its rows. */
export interface Statement {
  readonly who: ReadonlySet<Role>;
  readonly within: Scope;
  /** What of somebody it tells, when its readings are to be journalled. */
  readonly sensitive: Sensitive | undefined;
}

/** What a schema states of each of its fields. */
export interface Statements {
  /** The field's own statement, else its type's; undefined when neither says anything. */
  readonly of: (type: string, field: string) => Statement | undefined;
  /** Whether the field says it itself. */
  readonly own: (type: string, field: string) => boolean;
  readonly schema: GraphQLSchema;
  /** Whether the schema speaks the vocabulary at all. */
  readonly spoken: boolean;
}

const DIRECTIVE = buildSchema(ACCESS_SDL).getDirective('access') as GraphQLDirective;

/** Reads the statements of a supergraph, or of any schema whose directives are defined in it. */
export function readStatements(sdl: string): Statements {
  const schema = buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
  const found = new Map<string, Statement | undefined>();
  const own = new Set<string>();
  for (const type of objectTypes(schema)) {
    const common = statementOf(type.astNode);
    for (const { name, astNode } of Object.values(type.getFields())) {
      const said = statementOf(astNode);
      found.set(`${type.name}.${name}`, said ? { ...said, sensitive: said.sensitive ?? common?.sensitive } : common);
      if (said) own.add(`${type.name}.${name}`);
    }
  }
  return {
    schema, of: (type, field) => found.get(`${type}.${field}`), own: (type, field) => own.has(`${type}.${field}`),
    spoken: schema.getDirective('access') != null,
  };
}

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] => Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('__'));

function statementOf(node: Parameters<typeof getDirectiveValues>[1] | null | undefined): Statement | undefined {
  const values = node == null ? undefined : getDirectiveValues(DIRECTIVE, node);
  return values && { who: new Set(values['who'] as Role[]), within: values['within'] as Scope, sensitive: (values['sensitive'] as Sensitive | null | undefined) ?? undefined };
}

/**
 * The coordinates that ought to be stated and are not: every root field, and every field of every entity. What a value object
 * holds is stated by the field that gives it.
 */
export function unstated({ schema, of }: Statements): string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType()].map((type) => type?.name));
  return objectTypes(schema).filter((type) => roots.has(type.name) || isEntity(type)).flatMap((type) =>
    Object.keys(type.getFields()).filter((field) => of(type.name, field) === undefined).map((field) => `${type.name}.${field}`));
}

/** Whether a type has a key, as a subgraph says it (`@key`) or the supergraph (`@join__type(key:)`). */
const isEntity = ({ astNode }: GraphQLObjectType): boolean => (astNode?.directives ?? []).some(({ name, arguments: given }) =>
  name.value === 'key' || (name.value === 'join__type' && given?.some((argument) => argument.name.value === 'key')));
