import { scatters } from '@mirex/schema/shard/argument-path';
import type { FieldModel, Model } from '@mirex/schema/shard/model';

/** The fields that several MIREX may answer, by coordinate (`Query.enrolments`), each with the path that may name them. */
export type NationalFields = ReadonlyMap<string, readonly string[] | undefined>;

/** Root fields that scatter, and what each sharded subgraph adds to entities of the nation. */
export function nationalFieldsOf(models: Iterable<Model>): NationalFields {
  return new Map([...models].flatMap((model) => [...model.types.values()].flatMap((type) => {
    const national = type.name === 'Query' ? scatters : addedToTheNation;
    if (type.name !== 'Query' && (!type.entity || type.shardedBy !== undefined)) return [];
    return [...type.fields.values()].filter((field) => !type.keyFields.has(field.name) && national(field))
      .map((field) => [`${type.name}.${field.name}`, field.routed?.by] as const);
  })));
}

const addedToTheNation = ({ external, routed }: FieldModel): boolean => !external && routed?.any !== true;
