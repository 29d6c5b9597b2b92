import { getArgumentValues } from 'graphql';

import type { Variables } from './conditions.ts';
import type { Argument } from './merge-plan.ts';

/**
 * An argument's value with its default, the variables being coerced.
 *
 * @throws a GraphQLError when the arguments do not fit the field.
 */
export const readArgument = ({ field, node, name }: Argument, variables: Variables): unknown => readArguments({ field, node }, variables)[name];

export const readArguments = ({ field, node }: Pick<Argument, 'field' | 'node'>, variables: Variables): Readonly<Record<string, unknown>> =>
  getArgumentValues(field.def, node, variables);
