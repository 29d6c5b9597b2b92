import { type DirectiveNode, Kind, type SelectionNode } from 'graphql';

/** A `@skip` or `@include`. */
export interface Condition {
  readonly directive: DirectiveNode;
  /** What the argument must be for the field to be there. */
  readonly wanted: boolean;
  readonly given: boolean | { readonly variable: string };
}

export type Variables = Readonly<Record<string, unknown>>;

/** The conditions that stand on one selection itself. */
export const conditionsOf = ({ directives = [] }: Pick<SelectionNode, 'directives'>): Condition[] =>
  directives.filter(({ name }) => name.value === 'skip' || name.value === 'include').map((directive) => {
    const argument = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    const given = argument?.kind === Kind.VARIABLE ? { variable: argument.name.value } : argument?.kind === Kind.BOOLEAN && argument.value;
    return { directive, wanted: directive.name.value === 'include', given };
  });

/** Whether one of the ways in which a field was selected holds. */
export const isIncluded = (when: readonly (readonly Condition[])[], variables: Variables): boolean =>
  when.some((conditions) => conditions.every(({ wanted, given }) => wanted === (typeof given === 'boolean' ? given : variables[given.variable] === true)));
