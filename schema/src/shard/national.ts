import { scatters } from './argument-path.ts';
import { inferredRule } from './inferred-rule.ts';
import type { FieldModel, Merge, Model, TypeModel } from './model.ts';

/** A field that a national query reaches, so that several MIREX answer it. */
export interface NationalField {
  readonly type: TypeModel;
  readonly field: FieldModel;
  /** How its answers become one: written, inferred, or undefined when neither is possible. */
  readonly rule: Merge | undefined;
  /** The coordinates above it, from the national field down: `['Query.statistics', 'Statistics.byDiploma']`. */
  readonly trail: readonly string[];
}

/** What a connection's own merge answers: its rows and its page, by cursor. */
const PAGED = new Set(['edges', 'nodes', 'pageInfo']);

/**
 * Every field that several MIREX answer: the root fields that scatter, the fields of spread types, and all that lies below them
 * in value objects, down to sharded entities, which are one MIREX's business. Each once, by its first trail.
 */
export function nationalFields(model: Model): NationalField[] {
  const found = new Map<FieldModel, NationalField>();
  const reach = (type: TypeModel, field: FieldModel, trail: readonly string[]): void => {
    if (found.has(field)) return;
    const rule = field.merge ?? inferredRule(model, type, field);
    found.set(field, { type, field, rule, trail });
    const target = rule && below(model, field, rule);
    for (const next of target?.fields.values() ?? []) {
      if (!(rule?.as === 'CONNECTION' && PAGED.has(next.name))) reach(target as TypeModel, next, [...trail, `${type.name}.${field.name}`]);
    }
  };
  for (const { type, field } of nationalRoots(model)) reach(type, field, []);
  return [...found.values()];
}

function nationalRoots(model: Model): { readonly type: TypeModel; readonly field: FieldModel }[] {
  const query = model.types.get('Query');
  const spread = [...model.types.values()].filter(({ entity, shardedBy }) => entity && shardedBy === undefined);
  return [
    ...[...(query?.fields.values() ?? [])].filter(scatters).map((field) => ({ type: query as TypeModel, field })),
    ...spread.flatMap((type) => [...type.fields.values()].filter(({ external }) => !external).map((field) => ({ type, field }))),
  ];
}

/** The type whose fields are merged one by one below a field, if any. */
function below(model: Model, field: FieldModel, rule: Merge): TypeModel | undefined {
  if (rule.as !== 'OBJECT' && rule.as !== 'GROUP' && rule.as !== 'CONNECTION') return undefined;
  const target = model.types.get(field.typeName);
  return target?.entity || target?.shardedBy !== undefined ? undefined : target;
}
