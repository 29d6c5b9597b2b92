import type { EntityManager, EntityName, FilterQuery } from '@mikro-orm/postgresql';
import { type CursorRefusal, readCursor, type SortValue, writeCursor } from '@mirex/schema/cursor';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 500;

export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Columns that are read with the rows because somebody says so: otherwise they are not. */
interface Lazy<Row> {
  readonly lazy?: readonly (keyof Row & string)[];
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly cursorOf: (row: Row) => string;
  /** All rows of the list, not only this page's: one statement, run when called. */
  readonly count: () => Promise<number>;
}

export type PageRefusal = CursorRefusal | { readonly code: 'PAGE_SIZE'; readonly given: number } | { readonly code: 'PAGE_BOTH_WAYS' };

/**
 * A page by keyset: stable while rows come and go, and as fast at the end as at the start.
 *
 * @param order the sort keys, all of them columns that are never null, `-` for descending, the last unique: `lastName,-id`.
 */
export async function findPage<Row extends object>(
  em: EntityManager, entity: EntityName<Row>, where: FilterQuery<NoInfer<Row>>, order: string, { lazy = [], ...request }: PageRequest & Lazy<NoInfer<Row>>,
): Promise<Outcome<Page<Row>, PageRefusal>> {
  const backward = request.last != null;
  if (backward ? request.first != null || request.after != null : request.before != null) return refuse({ code: 'PAGE_BOTH_WAYS' });
  const size = (backward ? request.last : request.first) ?? DEFAULT_PAGE;
  if (size < 1 || size > LARGEST_PAGE) return refuse({ code: 'PAGE_SIZE', given: size });
  const given = backward ? request.before : request.after;
  const cursor = given == null ? undefined : readCursor(given, order);
  if (cursor && !cursor.ok) return cursor;

  const { properties } = em.getMetadata().get<Row>(entity);
  const keys = order.split(',').map((key) => ({ name: key.replace('-', ''), down: key.startsWith('-') !== backward }));
  if (cursor && !cursor.value.values.every((value, i) => typeof value === properties[keys[i]?.name as keyof typeof properties]?.runtimeType)) return refuse({ code: 'CURSOR_MALFORMED' });
  const beyond = cursor ? after(keys, cursor.value.values) : {};
  const found = await em.find(entity, { $and: [where, beyond] } as FilterQuery<NoInfer<Row>>, {
    orderBy: keys.map(({ name, down }) => ({ [name]: down ? 'desc' : 'asc' })) as never,
    limit: size + 1,
    ...(lazy.length > 0 && { populate: lazy as never }),
  });
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (backward) rows.reverse();
  return accept({
    rows,
    hasNextPage: backward ? given != null : more,
    hasPreviousPage: backward ? more : given != null,
    cursorOf: (row) => writeCursor({ order, values: keys.map(({ name }) => row[name as keyof Row] as SortValue) }),
    count: () => em.count(entity, where),
  });
}

/** Rows strictly beyond a place: the first key beyond, or equal and the second beyond, and so on. */
function after(keys: readonly { name: string; down: boolean }[], values: readonly SortValue[]): object {
  const branches = keys.map(({ name, down }, i) => ({
    ...Object.fromEntries(keys.slice(0, i).map((key, j) => [key.name, values[j]])),
    [name]: { [down ? '$lt' : '$gt']: values[i] },
  }));
  return { $or: branches };
}
