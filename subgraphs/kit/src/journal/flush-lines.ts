import type { ChangeSet, EventSubscriber, FlushEventArgs } from '@mikro-orm/postgresql';

import type { Context } from '../context.ts';
import { JournalLine } from './journal-line.entity.ts';
import { type Deed, linesOf } from './lines.ts';

/**
 * Journals every flush of a request, in the transaction of the flush: a line for each thousand rows of a type that it creates,
 * changes or deletes.
 *
 * @param context its entity manager has an event manager of its own; those that are forked from it share that.
 */
export function journalFlushes(context: Context): void {
  const subscriber: EventSubscriber = {
    onFlush: async ({ uow }: FlushEventArgs) => {
      for (const deed of deedsOf(uow.getChangeSets())) {
        const lines = linesOf(context, deed);
        for (const line of lines) uow.computeChangeSet(Object.assign(new JournalLine(), line));
        context.act.lines += lines.length;
      }
    },
  };
  context.em.getEventManager().registerSubscriber(subscriber);
}

const CHANGES = { create: 'CREATE', update: 'UPDATE', update_early: 'UPDATE', delete: 'DELETE', delete_early: 'DELETE' } as const;

function deedsOf(sets: readonly ChangeSet<object>[]): Deed[] {
  const kinds = Map.groupBy(sets, ({ meta, type }) => `${meta.className} ${CHANGES[type]}`);
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first || first.meta.class === JournalLine) return [];
    return [{ entity: first.meta.className, change: CHANGES[first.type], rowIds: alike.flatMap(idOf), outcome: 'DONE' }];
  });
}

/** A key of several columns is written as one text; a key that the database gives is not known yet. */
const idOf = (set: ChangeSet<object>): string[] => {
  const key = set.getSerializedPrimaryKey();
  return key === null ? [] : [key.replaceAll('~~~', '/')];
};
