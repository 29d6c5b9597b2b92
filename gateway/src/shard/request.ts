import type { DocumentNode } from 'graphql';
import type { MirexCode } from '@mirex/schema/mirex';
import type { Model } from '@mirex/schema/shard/model';

import type { Variables } from './compile/conditions.ts';
import type { Plan } from './compile/plan.ts';
import type { AnswerError } from './gather/answer-error.ts';
import type { Coverage } from './gather/coverage.ts';
import type { JsonObject } from './gather/json.ts';
import type { Instance } from './partition.ts';
import type { Reach } from './route/reach.ts';
import type { Sender } from './scatter/scatter.ts';

/** One operation of one subgraph. */
export interface ShardRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  /** `query`, parsed, if somebody has done so already. */
  readonly document?: DocumentNode | undefined;
  /** The MIREX that the caller may see; absent, all. */
  readonly visible?: ReadonlySet<MirexCode> | undefined;
  /** Handed to the transport as it is. */
  readonly context?: unknown;
  readonly signal?: AbortSignal | undefined;
}

export interface ShardResult {
  /** Undefined when the operation was refused as a whole. */
  readonly data: JsonObject | null | undefined;
  readonly errors: readonly AnswerError[];
  /** Which MIREX the answer is of, and which it lacks. */
  readonly coverage: Coverage;
  /** How many instances were asked, the second round not counted. */
  readonly instances: number;
  /** The strictest of all; `no-store` when somebody is missing. */
  readonly cacheControl: string | undefined;
}

/** A result that is still being made. */
export interface Draft extends ShardResult {
  readonly errors: AnswerError[];
}

/** All that running one operation needs. */
export interface Execution {
  readonly plan: Plan;
  readonly request: ShardRequest;
  readonly model: Model;
  readonly reach: Reach;
  readonly sender: Sender;
  readonly isHealthy: (instance: Instance) => boolean;
  /** Coerced. */
  readonly variables: Variables;
}
