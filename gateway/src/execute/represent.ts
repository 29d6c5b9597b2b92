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
  /** `"key":` as it is written. */
  readonly key: string;
  readonly nested: Represent | undefined;
}

/** Compiles what a fetch requires. The parts are settled once for each type that comes. */
export function representer(requirements: readonly Requirement[], isA: IsA): Represent {
  const ofEntity = partsWriter([TYPE, ...requirements], isA);
  return (object) => (typeof object['__typename'] === 'string' ? ofEntity(object) : undefined);
}

function partsWriter(requirements: readonly Requirement[], isA: IsA): Represent {
  const byType = new Map<unknown, readonly Part[]>();
  const partsOf = (type: unknown): readonly Part[] => {
    const parts = partsFor(requirements, type, isA);
    if (byType.size < 1_000) byType.set(type, parts);
    return parts;
  };
  return (object) => {
    const type = object['__typename'];
    const parts = byType.get(type) ?? partsOf(type);
    if (parts.length === 0) return undefined;
    let text = '';
    for (const part of parts) {
      const value = textOf(part, object);
      if (value === undefined) return undefined;
      text += `${text === '' ? '{' : ','}${part.key}${value}`;
    }
    return `${text}}`;
  };
}

/** Those that apply to a type, the fragments opened and the same key once. */
function partsFor(requirements: readonly Requirement[], type: unknown, isA: IsA): readonly Part[] {
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
  // A representation that says nothing but its type asks for nobody.
  if ([...fields.keys()].every((key) => key === '__typename')) return [];
  return [...fields].map(([as, { from, selections }]) =>
    ({ as, from, key: `${JSON.stringify(as)}:`, nested: selections === undefined ? undefined : partsWriter(selections, isA) }));
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
