import type { Model, TypeModel } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

/** A connection is merged by the cursors of its edges, page by page. */
export function checkConnection({ field, rule }: Ruled, model: Model): Finding[] {
  const connection = model.types.get(field.typeName);
  if (rule.as !== 'CONNECTION' || connection === undefined) return [];
  const lacking = [...partsOf(model, connection), ...argumentsOf(field.def.args.map(({ name }) => name), model, connection)];
  return lacking.map(([message, mend]) => ({ code: 'CONNECTION', at: coordinate(field), message, mend }));
}

type Lack = readonly [message: string, mend: string];

function* partsOf(model: Model, connection: TypeModel): Generator<Lack> {
  const edges = connection.fields.get('edges');
  const edge = edges?.list ? model.types.get(edges.typeName) : undefined;
  const node = edge?.fields.get('node');
  if (edge?.fields.get('cursor')?.scalar !== 'text' || node === undefined) {
    yield [`${connection.name} is no Relay connection: its rows cannot be ordered`, 'give it edges { cursor node }, the cursor being a String'];
  } else if (model.types.get(node.typeName)?.entity && model.types.get(node.typeName)?.shardedBy === undefined) {
    yield [`${node.typeName} stands in every MIREX, so each page would repeat it`, 'have the national subgraph serve the list'];
  }
  if (!pageHas(model, connection, 'hasNextPage')) yield [`the pages of ${connection.name} do not say whether more follow`, 'give it pageInfo { hasNextPage endCursor }'];
}

function* argumentsOf(names: readonly string[], model: Model, connection: TypeModel): Generator<Lack> {
  if (!names.includes('first') || !names.includes('after')) yield ['a page of the nation is asked of each MIREX by "first" and "after"', 'give it the arguments first: Int and after: String'];
  if (names.includes('last') && !(names.includes('before') && pageHas(model, connection, 'hasPreviousPage'))) {
    yield ['a page backwards needs "before", and pageInfo { hasPreviousPage }', 'add both, or take "last" away'];
  }
}

const pageHas = (model: Model, connection: TypeModel, name: string): boolean =>
  model.types.get(connection.fields.get('pageInfo')?.typeName ?? '')?.fields.has(name) ?? false;
