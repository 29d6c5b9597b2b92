import {
  type FieldNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parseType, print, type SelectionNode, type VariableDefinitionNode, visit,
} from 'graphql';

import { fieldNode, fragmentNode, nameNode, reserved, selectionSet, under } from './ast.ts';
import type { Plan, Root, Text } from './plan.ts';

/** In which shape an instance is asked a root field. */
export interface Shape {
  readonly root: Root;
  /** With the helpers that a merge needs. */
  readonly helped: boolean;
  /** An argument that each instance is given for itself, as a variable. */
  readonly own?: { readonly argument: string; readonly variable: string; readonly type: string };
  /** Of `_entities`: the fields (`Type.key`) that are not this instance's business. */
  readonly without?: ReadonlySet<string>;
}

/** The text of some root fields in some shapes; written once per operation. */
export function writeText(plan: Plan, shapes: readonly Shape[]): Text {
  const name = shapes.map(({ root, helped, own, without }) =>
    [root.key, Number(helped), own?.variable ?? '', ...(without ?? [])].join(' ')).join('\n');
  const known = plan.texts.get(name);
  if (known) return known;
  const text = writeNew(plan, shapes);
  plan.texts.set(name, text);
  return text;
}

function writeNew({ operation, fragments }: Plan, shapes: readonly Shape[]): Text {
  const asked: OperationDefinitionNode = { ...operation, selectionSet: selectionSet(shapes.flatMap(selectionsOf)) };
  const used = usedBy(asked, fragments);
  const own = shapes.flatMap(({ own }) => (own ? [own] : []));
  const kept = (operation.variableDefinitions ?? []).filter(({ variable }) => used.variables.has(variable.name.value));
  const added = own.filter(({ variable }) => !kept.some((definition) => definition.variable.name.value === variable)).map(definitionOf);
  const definitions = [{ ...asked, variableDefinitions: [...kept, ...added] }, ...[...fragments.values()].filter(({ name }) => used.fragments.has(name.value))];
  return { text: print({ kind: Kind.DOCUMENT, definitions }), variables: kept.map(({ variable }) => variable.name.value) };
}

function selectionsOf({ root, helped, own, without }: Shape): readonly SelectionNode[] {
  if (root.name === '_entities') {
    const node = { ...root.nodes[0].node, selectionSet: selectionSet(helped ? entitySelections(root, without) : root.nodes.flatMap(({ node }) => node.selectionSet?.selections ?? [])) };
    return [own ? withOwn(node, own) : node];
  }
  if (helped) return root.helped;
  return root.nodes.flatMap(({ node, conditions }) => under(conditions, [own ? withOwn(node, own) : node]));
}

const entitySelections = ({ entities }: Root, without: ReadonlySet<string> | undefined): SelectionNode[] =>
  [...entities].map(([type, { asked }]) => {
    const left = [...asked].filter(([key]) => !without?.has(`${type}.${key}`)).flatMap(([, { selections }]) => selections);
    return fragmentNode(left.length > 0 ? left : [fieldNode('__typename', reserved('typename'))], type);
  });

const withOwn = (node: FieldNode, { argument, variable }: NonNullable<Shape['own']>): FieldNode => ({
  ...node,
  arguments: [
    ...(node.arguments ?? []).filter(({ name }) => name.value !== argument),
    { kind: Kind.ARGUMENT, name: nameNode(argument), value: { kind: Kind.VARIABLE, name: nameNode(variable) } },
  ],
});

const definitionOf = ({ variable, type }: NonNullable<Shape['own']>): VariableDefinitionNode =>
  ({ kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: nameNode(variable) }, type: parseType(type) });

/** The variables and fragments that an operation uses, those of its fragments included; definitions do not count. */
function usedBy(operation: OperationDefinitionNode, all: Plan['fragments']): { readonly variables: Set<string>; readonly fragments: Set<string> } {
  const used = { variables: new Set<string>(), fragments: new Set<string>() };
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): unknown => visit(node, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.variables.add(name.value),
    FragmentSpread: ({ name: { value } }) => {
      const fragment = all.get(value);
      if (!fragment || used.fragments.has(value)) return;
      used.fragments.add(value);
      look(fragment);
    },
  });
  look(operation);
  return used;
}
