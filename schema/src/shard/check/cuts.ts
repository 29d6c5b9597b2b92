import { getNullableType, isNonNullType } from 'graphql';

import type { Op } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

const CUTS_OFF = /^(first|last|limit|top|take)$/i;
const STARTS_AT = /^(offset|skip|page|pageNumber)$/i;
const CUTTABLE: ReadonlySet<Op> = new Set(['GROUP', 'SORTED']);

/** A list is cut after the merge: the first ten of each MIREX are not the first ten of the nation. */
export function checkCuts({ field, rule }: Ruled): Finding[] {
  const at = coordinate(field);
  const offsets = field.def.args.filter(({ name }) => STARTS_AT.test(name)).map(({ name }): Finding => ({
    code: 'OFFSET', at, message: `"${name}": the tenth row of the nation is the tenth of no MIREX, so an offset cannot be split`,
    mend: 'return a connection, with first and after',
  }));
  return [...offsets, ...limitOf({ field, rule })];
}

function limitOf({ field, rule }: Pick<Ruled, 'field' | 'rule'>): Finding[] {
  const limit = (message: string, mend: string): Finding[] => [{ code: 'LIMIT', at: coordinate(field), message, mend }];
  const silent = field.list && field.def.args.find(({ name }) => CUTS_OFF.test(name) && name !== rule.limit);
  if (silent) return limit(`"${silent.name}" would cut the list in each MIREX, before the merge`, `say limit: "${silent.name}" in a GROUP or a SORTED, or return a connection`);
  if (rule.limit === undefined) return [];
  const argument = field.def.args.find(({ name }) => name === rule.limit);
  if (!CUTTABLE.has(rule.as)) return limit(`@merge(as: ${rule.as}) has no order to cut in`, 'use GROUP or SORTED');
  if (argument === undefined) return limit(`limit: "${rule.limit}" is not an argument`, `give ${field.name} an argument "${rule.limit}: Int"`);
  if (getNullableType(argument.type).toString() !== 'Int') return limit(`"${rule.limit}" is no number of rows`, 'make it an Int');
  if (isNonNullType(argument.type) || argument.defaultValue !== undefined) {
    return limit(`the MIREX are asked without "${rule.limit}", for all that they have, which its type does not allow`, 'make it a nullable Int without default');
  }
  return [];
}
