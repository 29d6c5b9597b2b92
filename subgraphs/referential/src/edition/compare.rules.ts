/** A fact of a data set: flat, made of scalars or lists of them. */
export type Fact = Readonly<Record<string, unknown>>;

export interface Difference {
  readonly key: string;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
}

/** What makes a fact itself, by data set: the fields whose values name it. */
export const FACT_KEYS = {
  specialities: ['code'],
  establishments: ['uai'],
  offers: ['uai', 'speciality', 'route', 'firstSession'],
  papers: ['code'],
  sessions: ['year'],
  rates: ['activity', 'level', 'currency', 'from'],
  territories: ['region', 'firstSession'],
  regulations: ['code'],
  calendars: ['session', 'zone'],
  accreditations: ['uai', 'kind', 'speciality', 'from'],
  locks: ['act'],
  windows: ['session', 'mirex', 'diploma'],
  schedule: ['session', 'zone', 'paper', 'round'],
  orders: ['number'],
  retentions: ['code'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PublishedName = keyof typeof FACT_KEYS;

export const PUBLISHED_NAMES = Object.keys(FACT_KEYS) as readonly PublishedName[];

const keyOf = (fact: Fact, fields: readonly string[]): string => fields.map((field) => (fact[field] == null ? '*' : JSON.stringify(fact[field]).replaceAll('"', ''))).join(' ');

/** What must happen to `before` for it to become `after`, in the order of the keys. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[], fields: readonly string[]): Difference[] {
  const old = new Map(before.map((fact) => [keyOf(fact, fields), canonical(fact)]));
  const now = new Map(after.map((fact) => [keyOf(fact, fields), canonical(fact)]));
  const differences: Difference[] = [];
  for (const [key, text] of now) {
    const was = old.get(key);
    if (was === undefined) differences.push({ key, kind: 'ADDED' });
    else if (was !== text) differences.push({ key, kind: 'CHANGED' });
  }
  for (const key of old.keys()) if (!now.has(key)) differences.push({ key, kind: 'REMOVED' });
  return differences.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** The same text for the same value, whatever the order of its keys: JSON of a database does not keep it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
