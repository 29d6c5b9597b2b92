import {
  getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isInputObjectType, isLeafType, isObjectType, isRequiredArgument, isRequiredInputField, type GraphQLOutputType,
} from 'graphql';

/** Of whom an answer speaks differs between one owner and seven: everything else must not. */
const LEFT_OUT = new Set(['coverage']);

/** Every field below a type that can be asked without an argument, so many levels deep. */
export function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter((field) => !LEFT_OUT.has(field.name) && !field.args.some(isRequiredArgument));
  const written = fields.flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    // A list inside a list has pages of its own, of rows that one owner holds: the first is enough.
    const inner = depth > 0 ? selectionOf(field.type, depth - 1) : '';
    return inner === '' ? [] : [`${field.name} ${inner}`];
  });
  return written.length === 0 ? '' : `{ ${written.join(' ')} }`;
}

/** The root fields that ask the nation when no MIREX is named: lists, pages, statistics. */
export const nationalFields = (schema: GraphQLSchema): readonly GraphQLField<unknown, unknown>[] =>
  Object.values((schema.getQueryType() as GraphQLObjectType).getFields())
    .filter(({ name, args }) => !name.startsWith('_') && args.every((argument) => !isRequiredArgument(argument) || argument.name === 'filter'))
    .filter((field) => !requiredOf(field).includes('mirex'));

/** The filter that a field cannot do without, as an argument: of the demonstration's year, whatever it calls it. */
export const filterOf = (field: GraphQLField<unknown, unknown>): string => {
  const required = requiredOf(field);
  return required.length === 0 ? '' : `filter: { ${required.map((name) => `${name}: 2026`).join(', ')} }`;
};

function requiredOf({ args }: GraphQLField<unknown, unknown>): string[] {
  const filter = args.find(isRequiredArgument);
  const type = filter && getNamedType(filter.type);
  return isInputObjectType(type) ? Object.values(type.getFields()).filter(isRequiredInputField).map(({ name }) => name) : [];
}

export const isPage = ({ type }: GraphQLField<unknown, unknown>): boolean => getNamedType(type).name.endsWith('Connection');
