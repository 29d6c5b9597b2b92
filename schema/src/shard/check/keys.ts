import { fieldsOfKey } from '../keys.ts';
import type { Model, TypeModel } from '../model.ts';
import type { Finding } from './finding.ts';

/** An entity is found by the head of one field: each of its keys must carry it. */
export const checkKeys = (model: Model): Finding[] =>
  [...model.types.values()].flatMap((type) => (type.shardedBy === undefined ? [] : keysOf(type, type.shardedBy)));

function keysOf(type: TypeModel, owner: string): Finding[] {
  const key = (message: string, mend: string): Finding => ({ code: 'KEY', at: type.name, message, mend });
  if (!type.entity) return [key('@sharded without a @key: no other subgraph could ask for it', `add @key(fields: "${owner}")`)];
  const named = type.fields.get(owner)?.typeName;
  if (named !== 'ID' && named !== 'String' && !type.fields.get(owner)?.scalar) return [key(`@sharded(by: "${owner}"): there is no such scalar field`, 'name a field of the type: its id')];
  return type.keys.filter((fields) => !fieldsOfKey(fields).includes(owner))
    .map((fields) => key(`@key(fields: "${fields}") does not carry "${owner}": whose MIREX would it be sent to?`, `write @key(fields: "${fields} ${owner}"), or drop it`));
}
