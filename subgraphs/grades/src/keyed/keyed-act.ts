import { accept, type Outcome, type Refusal } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import type { EntityClass } from '@mikro-orm/postgresql';

interface Keyed {
  readonly key: string | null | undefined;
  /** The mutation's name. */
  readonly act: string;
  readonly input: object;
}

/** Does an act on rows, once for each key if it has one; asked again under it, the rows are read as they are now. */
export async function keyedAct<Row extends { id: string }, R extends Refusal>(
  context: Context, { key, act, input }: Keyed, entity: EntityClass<Row>, run: (inner: Context) => Promise<Outcome<readonly Row[], R>>,
): Promise<Outcome<readonly Row[], R | IdempotencyRefusal>> {
  if (key == null) return run(context);
  const outcome = await once(context, { key, act, input }, async (inner): Promise<Outcome<readonly string[], R>> => {
    const done = await run(inner);
    return done.ok ? accept(done.value.map(({ id }) => id)) : done;
  });
  if (!outcome.ok) return outcome;
  const found = await context.em.find(entity as EntityClass<{ id: string }>, { id: { $in: [...outcome.value] } });
  const rows = new Map(found.map((row) => [row.id, row as Row]));
  return accept(outcome.value.flatMap((id) => rows.get(id) ?? []));
}

/** The same for an act on one row. */
export async function keyedActOnOne<Row extends { id: string }, R extends Refusal>(
  context: Context, keyed: Keyed, entity: EntityClass<Row>, run: (inner: Context) => Promise<Outcome<Row, R>>,
): Promise<Outcome<Row, R | IdempotencyRefusal>> {
  const outcome = await keyedAct(context, keyed, entity, async (inner): Promise<Outcome<readonly Row[], R>> => {
    const done = await run(inner);
    return done.ok ? accept([done.value]) : done;
  });
  if (!outcome.ok) return outcome;
  const [row] = outcome.value;
  if (!row) throw new Error(`the row of ${keyed.act} is gone, or its author sees it no more`);
  return accept(row);
}
