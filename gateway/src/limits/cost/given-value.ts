import { type ArgumentNode, Kind, type ValueNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** The value at a path of a field's arguments, such as `filter.mirex`; undefined when it is absent. */
export function givenValue(given: readonly ArgumentNode[] | undefined, [argument, ...path]: readonly string[], variables: Variables): unknown {
  const node = given?.find(({ name }) => name.value === argument)?.value;
  return node === undefined ? undefined : within(node, path, variables);
}

function within(node: ValueNode, path: readonly string[], variables: Variables): unknown {
  const [next, ...rest] = path;
  if (next === undefined) return plain(node, variables);
  if (node.kind === Kind.OBJECT) {
    const found = node.fields.find(({ name }) => name.value === next);
    return found === undefined ? undefined : within(found.value, rest, variables);
  }
  return path.reduce<unknown>((value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined), plain(node, variables));
}

/** A literal as JSON would say it. What an object literal holds is of no interest here. */
function plain(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.VARIABLE) return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined;
  if (node.kind === Kind.LIST) return node.values.map((value) => plain(value, variables));
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.NULL) return null;
  return 'value' in node ? node.value : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
