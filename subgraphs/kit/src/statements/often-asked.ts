/** A statement as PostgreSQL keeps it: parsed and planned once on each connection, then only given its values. */
export interface Prepared {
  readonly name: string;
  /** With `$1` for the first value. */
  readonly text: string;
  readonly values: readonly Scalar[];
}

type Scalar = string | number | boolean;

/** What is asked less often is not worth what PostgreSQL keeps of it. */
const OFTEN = 5;
/** Of one instance: PostgreSQL keeps some tens of kilobytes of each, on each connection. */
const MOST_NAMED = 64;
const MOST_COUNTED = 1_000;

/** Names the statements of one database that are asked again and again. What is asked too rarely, or is no plain question, has no name. */
export class OftenAsked {
  readonly #counts = new Map<string, number>();
  readonly #named = new Map<string, Omit<Prepared, 'values'>>();
  /** By their text with `$1`. */
  readonly #names = new Map<string, string>();
  readonly #givenUp = new Set<string>();

  /** @param sql with `?` for each value. */
  prepared(sql: string, params: readonly unknown[]): Prepared | undefined {
    const values = params.map(scalar);
    if (values.length === 0 || !values.every((value) => value !== undefined)) return undefined;
    const named = this.#named.get(sql) ?? this.#name(sql, values.length);
    return named && { ...named, values };
  }

  nameOf(text: string): string | undefined {
    return this.#names.get(text);
  }

  /** It cannot be asked by its name, or not any more. */
  giveUp(sql: string): void {
    this.#named.delete(sql);
    if (this.#givenUp.size < MOST_COUNTED) this.#givenUp.add(sql);
  }

  #name(sql: string, values: number): Omit<Prepared, 'values'> | undefined {
    // A name is not given twice, and what PostgreSQL keeps by one that was given up it keeps.
    if (this.#names.size >= MOST_NAMED || this.#givenUp.has(sql)) return undefined;
    const asked = (this.#counts.get(sql) ?? 0) + 1;
    if (this.#counts.size >= MOST_COUNTED) this.#counts.clear();
    this.#counts.set(sql, asked);
    const text = asked < OFTEN ? undefined : numbered(sql, values);
    if (text === undefined || this.#names.has(text)) return undefined;
    const named = { name: `often_${this.#names.size + 1}`, text };
    this.#counts.delete(sql);
    this.#names.set(text, named.name);
    this.#named.set(sql, named);
    return named;
  }
}

/** A list of one is that one: `in (?)` means the same. Others are written into the text, since each length is a text of its own. */
function scalar(param: unknown): Scalar | undefined {
  const one: unknown = Array.isArray(param) && param.length === 1 ? param[0] : param;
  return typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? one : undefined;
}

/** Undefined when there are other question marks in it than those of its values. */
function numbered(sql: string, values: number): string | undefined {
  const parts = sql.split('?');
  if (parts.length !== values + 1) return undefined;
  return parts.reduce((text, part, nth) => `${text}$${nth}${part}`);
}
