import { type Hint, type Hints, isOpen, readHints } from '@mirex/schema/cache/hints';
import { readStatements, type Statements } from '@mirex/schema/access/statements';
import {
  type DocumentNode, type FragmentDefinitionNode, getNamedType, type GraphQLObjectType, isObjectType, isCompositeType, Kind, type SelectionSetNode,
} from 'graphql';

/** For how long, and to whom, what a selection gives may be given again; undefined, never and to nobody. */
export type PolicyOf = (document: DocumentNode, selectionSet: SelectionSetNode, type: string) => Hint | undefined;

/**
 * Reads from the supergraph what may be kept. A selection is kept as its strictest field: the shortest time, and for one identity
 * as soon as one of its fields is not the same for everybody.
 *
 * Root fields and fields of entities say so themselves: a field that another subgraph adds to a type is not kept because the type
 * is. A value object is kept with the field that gives it. Conditions are not looked at.
 */
export function cachePolicies(supergraph: string): PolicyOf {
  const statements = readStatements(supergraph);
  const hints = readHints(statements);
  if (hints.size === 0) return () => undefined;
  return (document, selectionSet, type) => new Reading(statements, hints, document).of(selectionSet, type, undefined);
}

class Reading {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #statements: Statements;
  readonly #hints: Hints;

  constructor(statements: Statements, hints: Hints, { definitions }: DocumentNode) {
    this.#statements = statements;
    this.#hints = hints;
    this.#fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));
  }

  of({ selections }: SelectionSetNode, type: string, given: Hint | undefined): Hint | undefined {
    let strictest: Hint | undefined = given ?? FOR_EVER;
    for (const selection of selections) {
      let found: Hint | undefined;
      if (selection.kind === Kind.FIELD) found = selection.name.value === '__typename' ? strictest : this.#ofField(type, selection.name.value, selection.selectionSet, given);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        found = fragment && this.of(fragment.selectionSet, fragment.typeCondition?.name.value ?? type, given);
      }
      if (found === undefined) return undefined;
      strictest = stricter(strictest, found);
    }
    return strictest;
  }

  #ofField(type: string, name: string, below: SelectionSetNode | undefined, given: Hint | undefined): Hint | undefined {
    const object = this.#statements.schema.getType(type);
    const field = isObjectType(object) ? object.getFields()[name] : undefined;
    if (field === undefined) return undefined;
    const named = getNamedType(field.type);
    const hint = this.#hints.get(`${type}.${name}`) ?? (isEntity(object as GraphQLObjectType) || (isObjectType(named) && isEntity(named)) ? undefined : given);
    const statement = this.#statements.of(type, name);
    if (hint === undefined || statement?.sensitive !== undefined) return undefined;
    const own: Hint = statement === undefined || isOpen(statement) ? hint : { ...hint, scope: 'PRIVATE' };
    return isCompositeType(named) && below !== undefined ? this.of(below, named.name, own) : own;
  }
}

const FOR_EVER: Hint = { maxAge: Infinity, scope: 'PUBLIC' };

const stricter = (a: Hint, b: Hint): Hint => ({ maxAge: Math.min(a.maxAge, b.maxAge), scope: a.scope === 'PRIVATE' || b.scope === 'PRIVATE' ? 'PRIVATE' : 'PUBLIC' });

const isEntity = ({ astNode }: GraphQLObjectType): boolean =>
  (astNode?.directives ?? []).some(({ name, arguments: given }) => name.value === 'join__type' && given?.some((argument) => argument.name.value === 'key'));
