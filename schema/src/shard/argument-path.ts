import { getNamedType, getNullableType, type GraphQLInputType, isInputObjectType, isListType } from 'graphql';

import type { FieldModel } from './model.ts';

/** The type of the argument that a path names (`['filter', 'mirex']`), or undefined when there is none. */
export function argumentAt(field: FieldModel, [argument, ...inputs]: readonly string[]): GraphQLInputType | undefined {
  let type = field.def.args.find(({ name }) => name === argument)?.type;
  for (const name of inputs) {
    const input = getNamedType(type);
    type = isInputObjectType(input) && !isListType(getNullableType(type)) ? input.getFields()[name]?.type : undefined;
  }
  return type;
}

/** Whether one call may name several MIREX: its routing argument is a list. */
export const namesMany = ({ routed, ...field }: FieldModel): boolean =>
  routed?.by !== undefined && isListType(getNullableType(argumentAt({ ...field }, routed.by)));

/** Whether a root field, or a spread type's, may be answered by more than one MIREX. */
export const scatters = (field: FieldModel): boolean =>
  field.routed !== undefined && !field.routed.any && (field.routed.absent === 'SCATTER' || namesMany(field));
