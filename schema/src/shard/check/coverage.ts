import { getNamedType, isEnumType } from 'graphql';

import type { FieldModel, Model } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

const LISTS = ['asked', 'answered', 'missing'];

/** Coverage is filled by the gateway, which knows these four fields and no other. */
export function checkCoverage({ field, rule }: Ruled, model: Model): Finding[] {
  const target = model.types.get(field.typeName);
  if (field.routed?.partial === 'COVERED' && ![...(target?.fields.values() ?? [])].some(({ merge }) => merge?.as === 'COVERAGE')) return [undeclared(field)];
  if (target === undefined || rule.as !== 'COVERAGE') return [];
  const complete = target.fields.get('complete')?.typeName === 'Boolean';
  const lists = LISTS.every((name) => target.fields.get(name)?.list && namesMirex(target.fields.get(name)?.def.type));
  if (complete && lists && target.fields.size === LISTS.length + 1) return [];
  return [{
    code: 'COVERAGE', at: coordinate(field), message: `${target.name} is not what the gateway fills`,
    mend: 'give it complete: Boolean! and asked, answered, missing: [X!]! of MIREX codes, and nothing else',
  }];
}

const undeclared = (field: FieldModel): Finding => ({
  code: 'COVERAGE', at: coordinate(field), message: `partial: COVERED, and nothing in ${field.typeName} says what is covered`,
  mend: `give ${field.typeName} a field with @merge(as: COVERAGE), or say partial: REFUSE`,
});

const namesMirex = (type: Ruled['field']['def']['type'] | undefined): boolean =>
  type !== undefined && (isEnumType(getNamedType(type)) || getNamedType(type).name === 'String');
