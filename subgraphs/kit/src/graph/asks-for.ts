import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Whether the operation names a field below the one that is being resolved, so that what it needs is read in the same statement:
 * `asksFor(info, 'edges', 'node', 'marks')`. Conditions are not looked at: it may say yes for what is skipped, never no for what
 * is answered.
 */
export const asksFor = ({ fieldNodes, fragments }: GraphQLResolveInfo, ...path: readonly string[]): boolean =>
  fieldNodes.some(({ selectionSet }) => names(selectionSet, path, fragments));

function names(selectionSet: SelectionSetNode | undefined, path: readonly string[], fragments: GraphQLResolveInfo['fragments']): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  return (selectionSet?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === first && names(selection.selectionSet, rest, fragments);
    return names(selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet, path, fragments);
  });
}
