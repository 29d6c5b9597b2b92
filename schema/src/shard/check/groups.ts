import type { FieldModel, Model } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';
import { isRoot } from './routes.ts';

/** The rows of a GROUP are told apart by their KEY fields, which mean nothing anywhere else. */
export function checkGroupKeys({ type, field, rule }: Ruled, model: Model): Finding[] {
  const target = model.types.get(field.typeName);
  const keys = [...(target?.fields.values() ?? [])].filter(({ merge }) => merge?.as === 'KEY');
  if (rule.as === 'GROUP' && keys.length === 0) return [keyless(field)];
  if (rule.as === 'OBJECT' && keys.length > 0) return [keyedObject(field)];
  if (rule.as === 'KEY' && (isRoot(type) || type.entity || type.connection)) return [strayKey(field)];
  return [];
}

const keyless = (field: FieldModel): Finding => ({
  code: 'GROUP_KEY', at: coordinate(field), message: `nothing tells the rows of ${field.typeName} apart: which of two MIREX' rows are the same?`,
  mend: `say @merge(as: KEY) on the fields of ${field.typeName} that name a group`,
});

const keyedObject = (field: FieldModel): Finding => ({
  code: 'GROUP_KEY', at: coordinate(field), message: `${field.typeName} has a KEY, so it is the row of a group; merged as one object it would show one MIREX's key over the sum of all`,
  mend: 'return a list with @merge(as: GROUP), or a type without KEY',
});

const strayKey = (field: FieldModel): Finding => ({
  code: 'GROUP_KEY', at: coordinate(field), message: 'KEY names a group, and this is no row of one', mend: 'say @merge(as: SAME), or move it into the row of a GROUP',
});
