import type { EntityManager } from '@mikro-orm/postgresql';

import type { JournalLine } from './journal-line.entity.ts';
import { writeLines } from './lines.ts';

interface Queue {
  /** Settles when the transaction that is under way has ended, however it did. */
  ended: Promise<unknown>;
  /** Those who wait for it, and the transaction that they will share. */
  waiting: { readonly lines: JournalLine[]; readonly written: Promise<void> } | undefined;
}

const queues = new WeakMap<object, Queue>();

/** Writes lines in a transaction of their own, which those who come while another is under way share: many readers are one commit. */
export function writeTogether(em: EntityManager, lines: readonly JournalLine[]): Promise<void> {
  const database = em.getDriver();
  const queue = queues.get(database) ?? { ended: Promise.resolve(), waiting: undefined };
  queues.set(database, queue);
  if (queue.waiting) {
    queue.waiting.lines.push(...lines);
    return queue.waiting.written;
  }
  const together = [...lines];
  const written = queue.ended.then(() => {
    queue.waiting = undefined;
    return writeLines(em.fork(), together);
  });
  queue.waiting = { lines: together, written };
  queue.ended = written.catch(() => undefined);
  return written;
}
