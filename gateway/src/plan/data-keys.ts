import { type FieldNode, Kind } from 'graphql';

/** No field of ours begins so. */
const PREFIX = '_q_';

/**
 * The key of a field in what is fetched.
 *
 * A client's alias, and a field that it gives arguments, get a key of their own there: a plan fetches keys and required
 * fields under their names beside what the client asks, and neither planner keeps `{ id: title }` or another argument
 * from standing in for them.
 */
export function dataKey({ alias, name, arguments: given = [] }: FieldNode): string {
  const key = alias?.value ?? name.value;
  return key === name.value && given.length === 0 ? key : PREFIX + key;
}

/** The client's key of what was fetched under a key. */
export const clientKey = (key: string): string => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key);

/** A field under its key in what is fetched. */
export function underDataKey(node: FieldNode): FieldNode {
  const { alias: _, ...field } = node;
  const key = dataKey(node);
  return key === node.name.value ? field : { ...field, alias: { kind: Kind.NAME, value: key } };
}
