const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

interface Range {
  readonly type: string;
  readonly weight: number;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Browsers and libraries send a handful of texts; whoever invents more pays for reading them. */
const MOST_REMEMBERED = 200;
const remembered = new Map<string, string | undefined>();

/**
 * The type of the answer that a client wants most, of the two that there are; undefined when it wants neither. Of two that it
 * wants as much, the one that it names first; JSON when it names none. Source: RFC 9110, 12.5.1; GraphQL over HTTP.
 */
export function answerType(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '') return JSON_TYPE;
  if (remembered.has(accept)) return remembered.get(accept);
  const ranges = accept.split(',').flatMap(readRange);
  const [best] = [JSON_TYPE, GRAPHQL_TYPE].flatMap((type) => wish(type, ranges)).toSorted((a, b) => b.weight - a.weight || a.at - b.at);
  if (remembered.size < MOST_REMEMBERED) remembered.set(accept, best?.type);
  return best?.type;
}

function readRange(text: string): readonly Range[] {
  const [type = '', ...given] = text.split(';').map((part) => part.trim().toLowerCase());
  if (!type.includes('/')) return [];
  const parameters = new Map(given.map((parameter): [string, string] => {
    const [name = '', value = ''] = parameter.split('=');
    return [name.trim(), value.trim().replaceAll('"', '')];
  }));
  const weight = Number(parameters.get('q') ?? 1);
  parameters.delete('q');
  return [{ type, weight: Number.isFinite(weight) ? weight : 0, parameters }];
}

/** How much a type is wanted, by the range that says it most exactly. */
function wish(offered: string, ranges: readonly Range[]): readonly { readonly type: string; readonly weight: number; readonly at: number }[] {
  const [essence = ''] = offered.split(';');
  const [matched] = ranges
    .map(({ type, weight, parameters }, at) => ({ exactness: exactnessOf(type, essence, parameters), weight, at }))
    .filter(({ exactness }) => exactness > 0)
    .toSorted((a, b) => b.exactness - a.exactness || b.weight - a.weight || a.at - b.at);
  return matched === undefined || matched.weight === 0 ? [] : [{ type: offered, weight: matched.weight, at: matched.at }];
}

function exactnessOf(range: string, essence: string, parameters: Range['parameters']): number {
  if ([...parameters].some(([name, value]) => name !== 'charset' || !/^utf-?8$/.test(value))) return 0;
  if (range === essence) return 3 + parameters.size;
  return range === 'application/*' ? 2 : Number(range === '*/*');
}
