import type { Requirement } from '../plan/plan-node.ts';
import type { Fetched } from './merge.ts';
import type { IsA } from './subtypes.ts';

/** A representation as JSON text, which also tells it from others; undefined when something that it needs is missing. */
export type Represent = (object: Fetched) => string | undefined;

/** Whatever a plan says, the subgraph must know which kind it is. */
const TYPE: Requirement = { kind: 'Field', from: '__typename', as: '__typename', selections: undefined };

interface Part {
  readonly from: string;
  readonly as: string;
  /** `,"key":` as it is written; the first without its comma. */
  readonly key: string;
  readonly nested: Represent | undefined;
}

/** How the objects of one type are written. */
interface Parts {
  /** The brace, and the type when it is asked for: the same for all of them. */
  readonly before: string;
  readonly rest: readonly Part[];
}

/** Compiles what a fetch requires. The parts are settled once for each type that comes. */
export function representer(requirements: readonly Requirement[], isA: IsA): Represent {
  const ofEntity = partsWriter([TYPE, ...requirements], isA);
  return (object) => (typeof object['__typename'] === 'string' ? ofEntity(object) : undefined);
}

function partsWriter(requirements: readonly Requirement[], isA: IsA): Represent {
  const byType = new Map<unknown, Parts | 'NOBODY'>();
  const partsOf = (type: unknown): Parts | 'NOBODY' => {
    const parts = partsFor(requirements, type, isA);
    if (byType.size < 1_000) byType.set(type, parts);
    return parts;
  };
  return (object) => {
    const type = object['__typename'];
    const parts = byType.get(type) ?? partsOf(type);
    if (parts === 'NOBODY') return undefined;
    let text = parts.before;
    for (const part of parts.rest) {
      const value = textOf(part, object);
      if (value === undefined) return undefined;
      text += part.key + value;
    }
    return `${text}}`;
  };
}

/** Those that apply to a type, the fragments opened and the same key once; with nothing but its type, nobody is asked for. */
function partsFor(requirements: readonly Requirement[], type: unknown, isA: IsA): Parts | 'NOBODY' {
  const fields = new Map<string, { readonly from: string; selections: readonly Requirement[] | undefined }>();
  const open = (opened: readonly Requirement[]): void => {
    for (const requirement of opened) {
      if (requirement.kind === 'On') {
        if (typeof type === 'string' && isA(type, requirement.type)) open(requirement.selections);
        continue;
      }
      const { as, from, selections } = requirement;
      const known = fields.get(as);
      fields.set(as, { from, selections: known?.selections === undefined ? selections : [...known.selections, ...selections ?? []] });
    }
  };
  open(requirements);
  const given = [...fields].filter(([as]) => as !== '__typename');
  if (given.length === 0) return 'NOBODY';
  const named = fields.get('__typename')?.from === '__typename' && typeof type === 'string';
  const written = named ? given : [...fields];
  return {
    before: named ? `{"__typename":${JSON.stringify(type)}` : '{',
    rest: written.map(([as, { from, selections }], nth) =>
      ({ as, from, key: `${named || nth > 0 ? ',' : ''}${JSON.stringify(as)}:`, nested: selections === undefined ? undefined : partsWriter(selections, isA) })),
  };
}

function textOf({ from, as, nested }: Part, object: Fetched): string | undefined {
  const value = Object.hasOwn(object, from) && object[from] !== undefined ? object[from] : object[as];
  if (value === undefined) return undefined;
  return nested === undefined ? JSON.stringify(value) : nestedText(nested, value);
}

function nestedText(nested: Represent, value: unknown): string | undefined {
  if (value === null) return 'null';
  if (!Array.isArray(value)) return typeof value === 'object' ? nested(value as Fetched) : undefined;
  const texts = value.map((item) => nestedText(nested, item));
  return texts.includes(undefined) ? undefined : `[${texts.join(',')}]`;
}
