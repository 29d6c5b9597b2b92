import type { FieldModel, Merge, Model, Op } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

/** The operations that are computed once, after the merge, from merged siblings. */
export const DERIVED: ReadonlySet<Op> = new Set(['RATIO', 'VARIANCE', 'STDDEV', 'QUANTILE']);

/** A derived value needs its exact inputs beside it: a mean of means, or a median of medians, is wrong. */
export function checkDerived({ type, field, rule }: Ruled, model: Model): Finding[] {
  if (!DERIVED.has(rule.as)) return [];
  const derived = (message: string, mend: string): Finding => ({ code: 'DERIVED', at: coordinate(field), message, mend });
  const inputs = inputsOf(rule);
  const problems = field.def.args.length > 0
    ? [derived('takes arguments, which the gateway, computing it after the merge, cannot apply', 'make it a field of an object whose field takes them')]
    : [];
  if (inputs.some(([, name]) => name === undefined)) {
    return [...problems, derived(`@merge(as: ${rule.as}) does not name all its inputs`, `name ${inputs.map(([role]) => role).join(', ')}`)];
  }
  if (rule.as === 'QUANTILE' && !(rule.q !== undefined && rule.q >= 0 && rule.q <= 1)) {
    problems.push(derived('@merge(as: QUANTILE) does not say which quantile', 'say q, from 0 to 1: the median is q: 0.5'));
  }
  for (const [role, name = ''] of inputs) {
    const input = type.fields.get(name);
    const mend = input === undefined ? `give ${type.name} a field "${name}"` : faultOf(input, rule, field, model);
    if (mend !== undefined) problems.push(derived(`"${name}", its ${role}, cannot be merged into what it needs`, mend));
  }
  return problems;
}

function inputsOf({ as, num, den, of }: Merge): (readonly [role: string, name: string | undefined])[] {
  if (as === 'QUANTILE') return [['of (the histogram)', of]];
  if (as === 'RATIO') return [['num (the numerator)', num], ['den (the denominator)', den]];
  return [['den (the count)', den], ['num (the sum)', num], ['of (the sum of squares)', of]];
}

/** What to change in an input that cannot serve, or undefined when it can. */
function faultOf(input: FieldModel, { as }: Merge, field: FieldModel, model: Model): string | undefined {
  if (input.def.args.length > 0) return `take the arguments off ${coordinate(input)}`;
  if (as === 'QUANTILE') return isHistogram(input, field, model) ? undefined : `make ${coordinate(input)} a GROUP of rows with one KEY of type ${field.typeName} and one SUM`;
  if (input.merge?.as !== 'SUM') return `say @merge(as: SUM) on ${coordinate(input)}`;
  const exact = as === 'RATIO' ? ['int', 'long', 'decimal'] : ['int', 'long'];
  return input.scalar !== null && exact.includes(input.scalar) ? undefined : `make ${coordinate(input)} an Int or a Long`;
}

function isHistogram(input: FieldModel, { typeName }: FieldModel, model: Model): boolean {
  const rows = [...(model.types.get(input.typeName)?.fields.values() ?? [])];
  const keys = rows.filter(({ merge }) => merge?.as === 'KEY');
  const counts = rows.filter(({ merge }) => merge?.as === 'SUM');
  return input.merge?.as === 'GROUP' && keys.length === 1 && keys[0]?.typeName === typeName && counts.length === 1;
}
