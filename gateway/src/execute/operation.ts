import {
  type DocumentNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, Kind, type OperationDefinitionNode, OperationTypeNode, visit,
} from 'graphql';

import type { Fetch, PlanNode, Requirement } from '../plan/plan-node.ts';
import { mayIntrospect } from './introspect.ts';
import { askedTwice } from './asked-twice.ts';
import type { Fragments } from './write/collect-fields.ts';
import { rootWriter, type Write } from './write/writers.ts';

/** One operation, planned, with the writers of its answers. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly root: GraphQLObjectType;
  readonly fragments: Fragments;
  readonly plan: PlanNode | undefined;
  readonly introspects: boolean;
  readonly branchesByType: boolean;
  /** What its plan asks at several places; nothing for mutations, between which something changes. */
  readonly twice: ReadonlySet<string>;
  /** The names of the fields that representations are made of. */
  readonly required: ReadonlySet<string>;
  /** For what the variables say of @skip and @include. */
  readonly writerFor: (variables: Readonly<Record<string, unknown>>) => Write;
}

/** @param document of one operation. */
export function newOperation(schema: GraphQLSchema, document: DocumentNode, plan: PlanNode | undefined): Operation {
  const definition = document.definitions.find((found) => found.kind === Kind.OPERATION_DEFINITION);
  const root = definition && schema.getRootType(definition.operation);
  if (definition === undefined || root == null) throw new Error('a document without an operation that the schema knows');
  const fetches = plan === undefined ? [] : fetchesOf(plan);
  const fragments = new Map(document.definitions
    .filter((found): found is FragmentDefinitionNode => found.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => [fragment.name.value, fragment]));
  return {
    schema, document, definition, root, fragments, plan,
    introspects: mayIntrospect(document),
    branchesByType: fetches.some(({ paths }) => paths.flat().some(({ kind }) => kind === 'Type')),
    twice: askedTwice(definition.operation === OperationTypeNode.QUERY ? fetches : []),
    required: new Set(fetches.flatMap(({ requires }) => namesOf(requires))),
    writerFor: writersOf(conditionsOf(document), (variables) => rootWriter({ schema, fragments, variables }, root, definition.selectionSet)),
  };
}

/** A client with many conditions could ask for a writer for each of their combinations. */
const MOST_WRITERS = 32;

function writersOf(conditions: readonly string[], compile: (variables: Readonly<Record<string, unknown>>) => Write): Operation['writerFor'] {
  const writers = new Map<string, Write>();
  return (variables) => {
    const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let write = writers.get(key);
    if (write === undefined) {
      write = compile(variables);
      if (writers.size < MOST_WRITERS) writers.set(key, write);
    }
    return write;
  };
}

/** The variables that @skip and @include read. */
function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      const condition = given?.[0]?.value;
      if ((name.value === 'skip' || name.value === 'include') && condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names];
}

function fetchesOf(node: PlanNode): readonly Fetch[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'Condition':
      return [node.whenTrue, node.whenFalse].flatMap((branch) => (branch === undefined ? [] : fetchesOf(branch)));
    case 'Fetch':
      return [node];
  }
}

const namesOf = (requires: readonly Requirement[] = []): readonly string[] =>
  requires.flatMap((requirement) => [...(requirement.kind === 'Field' ? [requirement.from] : []), ...namesOf(requirement.selections)]);
