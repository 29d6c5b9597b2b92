import { type FieldNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode, valueFromASTUntyped } from 'graphql';

import type { CostTable, FieldCost } from './cost-table.ts';
import { givenValue, type Variables } from './given-value.ts';
import type { NationalFields } from './national-fields.ts';

/** What a query is weighed with. */
export interface Scales {
  readonly costs: CostTable;
  readonly national: NationalFields;
  /** How many MIREX a question to the nation is asked of. */
  readonly mirex: number;
}

export interface WeighedOperation {
  readonly operation: OperationDefinitionNode;
  /** Without circles. */
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** As they came: not checked against their types. */
  readonly variables: Variables;
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

export interface Weight {
  readonly points: number;
  /** The largest page that it asks for. */
  readonly page: number;
}

/**
 * The most that an operation can cost, in points: every list as long as it may be, every type of an abstract one.
 *
 * What lies below a national field counts once for each MIREX that is asked; once only, since further questions are asked for
 * the merged rows. Unknown fields cost nothing: validation refuses them.
 */
export function operationCost({ operation, fragments, variables: given }: WeighedOperation, { costs, national, mirex }: Scales): Weight {
  const variables = declared(operation, given);
  let page = 0;

  const ofSelections = ({ selections }: SelectionSetNode, type: string, asked: number, rows: RowsBelow): number =>
    selections.reduce((sum, selection) => sum + (isLeftOut(selection, variables) ? 0 : ofSelection(selection, type, asked, rows)), 0);
  const ofSelection = (selection: SelectionNode, type: string, asked: number, rows: RowsBelow): number => {
    if (selection.kind === Kind.FIELD) return ofField(selection, type, asked, rows);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return fragment === undefined ? 0 : ofSelections(fragment.selectionSet, fragment.typeCondition?.name.value ?? type, asked, rows);
  };
  const ofField = (node: FieldNode, type: string, asked: number, rows: RowsBelow): number => {
    const field = costs.get(type)?.get(node.name.value);
    if (field === undefined) return 0;
    const said = field.slicing.map((path) => givenValue(node.arguments, path, variables));
    page = Math.max(page, ...said.filter(isNumber));
    const size = rowsSaid(said) ?? field.assumed;
    const count = rows.sized.includes(node.name.value) ? rows.count : (field.list ? size : 1);
    const coordinate = `${type}.${node.name.value}`;
    const times = asked === 1 && national.has(coordinate) ? mirexAsked(givenValue(node.arguments, national.get(coordinate) ?? [], variables), mirex) : 1;
    const below = node.selectionSet === undefined ? 0 : ofSelections(node.selectionSet, field.typeName, asked * times, { sized: field.sized, count: size });
    return times * count * (field.weight + below) + argumentPoints(field, node);
  };
  const points = ofSelections(operation.selectionSet, ROOTS[operation.operation], 1, NO_ROWS);
  return { points, page };
}

/** As many rows as the field above said have the fields that it names. */
interface RowsBelow {
  readonly sized: readonly string[];
  readonly count: number;
}

const NO_ROWS: RowsBelow = { sized: [], count: 1 };

/** The largest number that is said, or the length of a list of ids. */
function rowsSaid(said: readonly unknown[]): number | undefined {
  const sizes = said.map((value) => (Array.isArray(value) ? value.length : value)).filter(isNumber);
  return sizes.length === 0 ? undefined : Math.max(0, ...sizes);
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A list of codes asks each of them, a code or an id one, nothing at all the nation. */
function mirexAsked(named: unknown, all: number): number {
  if (named === undefined || named === null) return all;
  return Array.isArray(named) ? Math.min(new Set(named).size, all) : 1;
}

const argumentPoints = ({ argumentWeights }: FieldCost, { arguments: given = [] }: FieldNode): number =>
  argumentWeights.size === 0 ? 0 : given.reduce((sum, { name }) => sum + (argumentWeights.get(name.value) ?? 0), 0);

/** Whether `@skip` or `@include` leaves a selection out. */
const isLeftOut = ({ directives = [] }: SelectionNode, variables: Variables): boolean => directives.some(({ name, arguments: given }) => {
  if (name.value !== 'skip' && name.value !== 'include') return false;
  return givenValue(given, ['if'], variables) === (name.value === 'skip');
});

/** What is given for the variables that the operation declares, or their defaults: nothing else is looked at, however much came. */
const declared = ({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables): Variables =>
  Object.fromEntries(variableDefinitions.map(({ variable: { name: { value: name } }, defaultValue }) => (
    [name, Object.hasOwn(given, name) ? given[name] : defaultValue && valueFromASTUntyped(defaultValue)]
  )));
