import type { ShardRefusal } from '../shard.messages.ts';

/** Thrown while an operation is compiled, and turned into its only error: nothing of it is sent. */
export class OperationRefused extends Error {
  constructor(readonly refusal: ShardRefusal) {
    super(refusal.code);
  }
}

export const invalid = (given: string): OperationRefused => new OperationRefused({ code: 'OPERATION_INVALID', given });
