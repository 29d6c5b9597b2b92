import type { ShardRefusal } from '../shard.messages.ts';

/** Thrown when answers that are each well-formed cannot become one; the field is null, with this as its error. */
export class MergeFault extends Error {
  constructor(readonly refusal: ShardRefusal) {
    super(refusal.code);
  }
}
