import {
  type ConstDirectiveNode, type FieldDefinitionNode, getDirectiveValues, type GraphQLDirective, buildSchema, Kind, type NamedTypeNode, parse, type TypeNode,
} from 'graphql';

/** What a field costs, and how many rows it may have. */
export interface FieldCost {
  /** The named type, without lists and non-nulls. */
  readonly typeName: string;
  readonly list: boolean;
  /** Of one value, without what lies below it. */
  readonly weight: number;
  /** Of the arguments that are given. */
  readonly argumentWeights: ReadonlyMap<string, number>;
  /** Paths of the arguments that say how many rows: `first`, `input.limit`. */
  readonly slicing: readonly (readonly string[])[];
  /** The fields below that have as many rows as the slicing arguments say; without them the field itself has. */
  readonly sized: readonly string[];
  /** Rows when no slicing argument says. */
  readonly assumed: number;
}

/** The fields of each type, by name. */
export type CostTable = ReadonlyMap<string, ReadonlyMap<string, FieldCost>>;

/** What the specification gives an object; a scalar costs nothing. */
const OBJECT_POINTS = 1;
/** What a list has of which nobody states the size. Every list of ours does. */
const UNSTATED_ROWS = 10;
/** A list that is asked by ids has as many rows: the one thing that the specification cannot state, whose slicing arguments are integers. */
const IDS_ARGUMENT = 'ids';

const COST = buildSchema(`
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION`);

/**
 * Reads from a supergraph what its fields cost, as `@cost` and `@listSize` state it and subgraphs have written it; an object
 * without a weight is a point, a scalar nothing.
 */
export function readCosts(supergraph: string): CostTable {
  const types = parse(supergraph, { noLocation: true }).definitions.flatMap((node) => (
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_DEFINITION
      || node.kind === Kind.SCALAR_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION ? [node] : []
  ));
  const fieldsOf = new Map(types.map((node) => [node.name.value, 'fields' in node ? (node.fields ?? []) : []]));
  const isComposite = (name: string): boolean => types.some((node) => node.name.value === name && node.kind !== Kind.SCALAR_TYPE_DEFINITION && node.kind !== Kind.ENUM_TYPE_DEFINITION);
  const weights = new Map(types.map((node) => [node.name.value, weightOf(node) ?? (isComposite(node.name.value) ? OBJECT_POINTS : 0)]));

  const costOf = (field: FieldDefinitionNode): FieldCost => {
    const { name: { value: typeName } } = namedType(field.type);
    const list = isList(field.type);
    const given = field.arguments ?? [];
    const byIds = list && given.some(({ name, type }) => name.value === IDS_ARGUMENT && isList(type));
    const size = valuesOf('listSize', field) as { readonly assumedSize?: number; readonly slicingArguments?: readonly string[]; readonly sizedFields?: readonly string[] } | undefined;
    return {
      typeName, list,
      weight: weightOf(field) ?? weights.get(typeName) ?? 0,
      argumentWeights: new Map(given.flatMap((argument): [string, number][] => {
        const weight = weightOf(argument);
        return weight === undefined ? [] : [[argument.name.value, weight]];
      })),
      slicing: (size?.slicingArguments ?? (byIds ? [IDS_ARGUMENT] : [])).map((path) => path.split('.')),
      sized: size?.sizedFields ?? [],
      assumed: size?.assumedSize ?? UNSTATED_ROWS,
    };
  };
  return new Map([...fieldsOf].map(([type, fields]) => [type, new Map(fields.map((field) => [field.name.value, costOf(field)]))]));
}

type Written = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

const weightOf = (node: Written): number | undefined => valuesOf('cost', node)?.['weight'] as number | undefined;

const valuesOf = (name: string, { directives = [] }: Written): Record<string, unknown> | undefined =>
  getDirectiveValues(COST.getDirective(name) as GraphQLDirective, { directives });

function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}
