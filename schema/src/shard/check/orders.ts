import { getNullableType, isInterfaceType, isLeafType, isObjectType } from 'graphql';

import type { Model } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

/** What a list is sorted by must be there to compare, and must decide between any two rows. */
export function checkOrder({ field, rule }: Ruled, model: Model): Finding[] {
  if (rule.as !== 'SORTED' && rule.as !== 'GROUP') return [];
  const sort = (message: string, mend: string): Finding => ({ code: 'SORT', at: coordinate(field), message, mend });
  const names = (rule.sort ?? []).map((key) => key.replace(/^[+-]/, ''));
  const unsortable = names.filter((name) => !isSortable(model, field.typeName, name));
  if (unsortable.length > 0) {
    return unsortable.map((name) => sort(`"${name}" is no field of ${field.typeName} that rows can be compared by`, 'sort by scalar fields without arguments'));
  }
  if (rule.as === 'GROUP') return [];
  const target = model.types.get(field.typeName);
  const last = names.at(-1);
  if (last === undefined) return [sort('@merge(as: SORTED) does not say in which order the MIREX give their rows', 'say sort: ["-date", "id"]')];
  if (target?.entity && !target.keyFields.has(last)) return [sort(`two rows may have the same "${last}", and would then stand in any order`, `end sort with a key: "${[...target.keyFields].join('", "')}"`)];
  return [];
}

/** A row of a GROUP also sorts by what is derived in it, and by an entity that is its key. */
function isSortable(model: Model, typeName: string, name: string): boolean {
  const type = model.schema.getType(typeName);
  const def = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  const isKey = model.types.get(typeName)?.fields.get(name)?.merge?.as === 'KEY';
  return def?.args.length === 0 && (isKey || isLeafType(getNullableType(def.type)));
}
