import {
  type ArgumentNode, type DirectiveNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, type ValueNode,
} from 'graphql';

/** What a selection grows to once every fragment is spread out. Beyond any number it is infinite, never wrong. */
export interface SelectionSize {
  /** Its own fields, without those below. */
  readonly width: number;
  readonly fields: number;
  readonly aliases: number;
  readonly depth: number;
  /** Lists inside lists of introspection: `fields`, `interfaces`, `possibleTypes`, `inputFields`. */
  readonly listings: number;
}

export interface DocumentSize {
  /** Of each operation, in the order of the document. */
  readonly operations: readonly SelectionSize[];
  /** The deepest nesting of `listings` that is below introspection. */
  readonly introspection: number;
  /** Lists and objects inside each other, in arguments and defaults. */
  readonly values: number;
  /** As they are written. */
  readonly directives: number;
  readonly directivesAtOnce: number;
  /** A fragment that contains itself; what it would grow to is left out. */
  readonly cycle: string | undefined;
  /** An alias that begins with two underscores: `__proto__`, or a name that the gateway uses itself. */
  readonly reservedAlias: string | undefined;
}

const EMPTY: SelectionSize = { width: 0, fields: 0, aliases: 0, depth: 0, listings: 0 };
const LISTS_OF_INTROSPECTION = new Set(['fields', 'interfaces', 'possibleTypes', 'inputFields']);

/** Measures a document in one pass: each fragment once, however often it is spread. It need not be valid. */
export function measureDocument({ definitions }: DocumentNode): DocumentSize {
  const fragments = new Map(definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
  const measured = new Map<string, SelectionSize | 'UNDER_WAY'>();
  const seen = { introspection: 0, values: 0, directives: 0, directivesAtOnce: 0, cycle: undefined as string | undefined, reservedAlias: undefined as string | undefined };

  const look = (given: readonly ArgumentNode[] = []): void => {
    for (const { value } of given) seen.values = Math.max(seen.values, valueDepth(value));
  };
  const count = (directives: readonly DirectiveNode[] = []): void => {
    for (const directive of directives) look(directive.arguments);
    seen.directives += directives.length;
    seen.directivesAtOnce = Math.max(seen.directivesAtOnce, directives.length);
  };
  const ofFragment = (name: string): SelectionSize => {
    const known = measured.get(name);
    const fragment = fragments.get(name);
    if (known === 'UNDER_WAY') seen.cycle ??= name;
    if (known === 'UNDER_WAY' || fragment === undefined) return EMPTY;
    if (known !== undefined) return known;
    measured.set(name, 'UNDER_WAY');
    count(fragment.directives);
    const size = ofSelections(fragment.selectionSet);
    measured.set(name, size);
    return size;
  };
  const ofField = ({ name, alias, arguments: given, selectionSet }: FieldNode): SelectionSize => {
    look(given);
    if (alias?.value.startsWith('__') === true) seen.reservedAlias ??= alias.value;
    const below = selectionSet === undefined ? EMPTY : ofSelections(selectionSet);
    if (name.value === '__schema' || name.value === '__type') seen.introspection = Math.max(seen.introspection, below.listings);
    return {
      width: 1, fields: 1 + below.fields, aliases: Number(alias !== undefined) + below.aliases, depth: 1 + below.depth,
      listings: Number(LISTS_OF_INTROSPECTION.has(name.value)) + below.listings,
    };
  };
  const ofSelections = ({ selections }: SelectionSetNode): SelectionSize => selections.reduce<SelectionSize>((sum, selection) => {
    count(selection.directives);
    if (selection.kind === Kind.FIELD) return added(sum, ofField(selection));
    return added(sum, selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet));
  }, EMPTY);

  const operations = definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    count(node.directives);
    for (const { directives, defaultValue } of node.variableDefinitions ?? []) {
      count(directives);
      seen.values = Math.max(seen.values, defaultValue === undefined ? 0 : valueDepth(defaultValue));
    }
    return [ofSelections(node.selectionSet)];
  });
  // Those that no operation spreads: they are validated all the same.
  for (const name of fragments.keys()) ofFragment(name);
  return { operations, ...seen };
}

const added = (a: SelectionSize, b: SelectionSize): SelectionSize => ({
  width: a.width + b.width, fields: a.fields + b.fields, aliases: a.aliases + b.aliases,
  depth: Math.max(a.depth, b.depth), listings: Math.max(a.listings, b.listings),
});

function valueDepth(value: ValueNode): number {
  if (value.kind === Kind.LIST) return 1 + value.values.reduce((deepest, inner) => Math.max(deepest, valueDepth(inner)), 0);
  if (value.kind === Kind.OBJECT) return 1 + value.fields.reduce((deepest, inner) => Math.max(deepest, valueDepth(inner.value)), 0);
  return 0;
}
