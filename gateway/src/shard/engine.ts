import { getVariableValues, GraphQLError, parse } from 'graphql';
import type { MirexCode } from '@mirex/schema/mirex';
import type { Model } from '@mirex/schema/shard/model';

import { compile } from './compile/compile.ts';
import { OperationRefused } from './compile/operation-refused.ts';
import type { Plan } from './compile/plan.ts';
import { condensed, refused } from './gather/answer-error.ts';
import { Coverage } from './gather/coverage.ts';
import { runMutation } from './mutation.ts';
import type { Instance, Partition } from './partition.ts';
import { PlanCache } from './plan-cache.ts';
import { runQuery } from './query.ts';
import type { Execution, ShardRequest, ShardResult } from './request.ts';
import type { Ask } from './scatter/ask.ts';
import { secondRound } from './second-round.ts';

export interface EngineOptions {
  readonly model: Model;
  readonly partition: Partition;
  readonly ask: Ask;
  /** Whether an instance is worth asking for what every instance holds. Absent, all are. */
  readonly isHealthy?: (instance: Instance) => boolean;
  /** How many errors one answer tells; the others are counted. */
  readonly maxErrors?: number;
  /** How many compiled operations are kept, those used last. */
  readonly maxPlans?: number;
}

/** One sharded subgraph: its instances answer as if they were one server. */
export interface Engine {
  readonly model: Model;
  readonly partition: Partition;
  execute(request: ShardRequest): Promise<ShardResult>;
  /** From the next request on; those under way end with the partition that they began with. */
  replacePartition(partition: Partition): void;
}

export function createEngine({ model, partition: initial, ask, isHealthy = () => true, maxErrors = 100, maxPlans = 2000 }: EngineOptions): Engine {
  const plans = new PlanCache<Plan>(maxPlans);
  const planOf = ({ query, document, operationName }: ShardRequest): Plan =>
    plans.get(operationName ? `${operationName}\n${query}` : query, () => compile(model, document ?? parse(query, { noLocation: true }), operationName, query));

  const engine = {
    model,
    partition: initial,
    replacePartition(partition: Partition) {
      engine.partition = partition;
    },
    async execute(request: ShardRequest): Promise<ShardResult> {
      const plan = attempt(() => planOf(request));
      if ('errors' in plan) return plan;
      const coerced = getVariableValues(model.schema, plan.variables, request.variables ?? {}, { maxErrors: 5 });
      if (coerced.errors) return failed(coerced.errors);
      const reach: { partition: Partition; visible?: ReadonlySet<MirexCode> | undefined } = { partition: engine.partition, visible: request.visible };
      // A mutation is not broken off when its caller leaves: half of it may be done already.
      const signal = (plan.kind === 'query' ? request.signal : undefined) ?? new AbortController().signal;
      const sender = { ask, subgraph: model.subgraph, context: request.context, signal, readOnly: plan.kind === 'query' };
      const execution: Execution = { plan, request, model, reach, sender, isHealthy, variables: coerced.coerced };
      const result = await (plan.kind === 'query' ? runQuery(execution) : runMutation(execution));
      await secondRound(execution, result, (again) => engine.execute(again));
      return { ...result, errors: condensed(result.errors, maxErrors) };
    },
  };
  return engine;
}

/** What cannot be compiled is the client's operation, not a fault of ours. */
function attempt(planned: () => Plan): Plan | ShardResult {
  try {
    return planned();
  } catch (fault) {
    if (fault instanceof OperationRefused) return { data: undefined, errors: [refused(fault.refusal)], coverage: new Coverage(), instances: 0, cacheControl: undefined };
    if (fault instanceof GraphQLError) return failed([fault]);
    throw fault;
  }
}

const failed = (errors: readonly GraphQLError[]): ShardResult => ({
  data: undefined, coverage: new Coverage(), instances: 0, cacheControl: undefined,
  errors: errors.map(({ message, extensions }) => ({ message, extensions: { code: 'BAD_USER_INPUT', ...extensions } })),
});
