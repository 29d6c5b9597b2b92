/** An answer as a client reads it. */
export interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined; readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

/**
 * An answer's data as text, the order of its fields included, and where in them the errors end.
 *
 * What two errors below one null say of it is the same, and servers may tell the second or not: an error counts at the
 * null that is left of its path.
 */
export function endsOf({ data, errors = [] }: Told): { readonly data: string; readonly nulls: readonly string[] } {
  return { data: JSON.stringify(data), nulls: [...new Set(errors.map(({ path }) => (path === undefined ? 'nowhere' : endOf(data, path))))].toSorted() };
}

function endOf(data: unknown, path: readonly (string | number)[]): string {
  let value = data;
  const end: (string | number)[] = [];
  for (const key of path) {
    if (typeof value !== 'object' || value === null) break;
    end.push(key);
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return `${end.join('.')} is ${value === null ? 'null' : typeof value}`;
}
