import { isNonNullType } from 'graphql';

import { isIncluded } from './compile/conditions.ts';
import { type AnswerError, refused, unavailable } from './gather/answer-error.ts';
import type { Received } from './gather/answer.ts';
import { Coverage } from './gather/coverage.ts';
import { isNothing } from './gather/fault.ts';
import { gatherOne } from './gather/gather-one.ts';
import type { JsonObject } from './gather/json.ts';
import { startMerging } from './gather/start-merging.ts';
import type { Draft, Execution } from './request.ts';
import { letterOf } from './route/letters.ts';
import { routeMutation, type MutationRoute } from './route/route-mutation.ts';
import { send } from './scatter/scatter.ts';
import { settled } from './settled.ts';

/**
 * Each root field to exactly one MIREX, one after the other, neighbours of one instance together.
 *
 * An operation with one field that cannot be routed is refused whole, before anything is sent. Nothing is sent twice.
 */
export async function runMutation(execution: Execution): Promise<Draft> {
  const { plan, variables, model } = execution;
  const routes = plan.roots.filter(({ when }) => isIncluded(when, variables)).map((root) => routeMutation(root, execution));
  const coverage = new Coverage();
  const unroutable = routes.filter((route) => route.kind === 'REFUSED');
  if (unroutable.length > 0) {
    const errors = unroutable.map(({ root, refusal }) => refused(refusal, [root.key], { subgraph: model.subgraph, outcome: 'NOT_DONE' }));
    return { data: null, errors, coverage, instances: 0, cacheControl: undefined };
  }
  const data: JsonObject = {};
  for (const { root } of routes) data[root.key] = root.name === '__typename' ? 'Mutation' : null;
  const batches = batched(routes);
  const errors: AnswerError[] = [];
  const received: Received[] = [];
  let stopped = false;
  for (const batch of batches) {
    errors.push(...(stopped ? batch.map(({ root }) => refused({ code: 'NOT_ATTEMPTED' }, [root.key], { outcome: 'NOT_DONE' })) : await sendBatch(execution, batch, { data, coverage, received })));
    stopped ||= batch.some(({ root: { key, field } }) => isNothing(data[key]) && field !== undefined && isNonNullType(field.def.type));
  }
  return { ...settled(plan, data, errors, received), coverage, instances: batches.length, cacheControl: undefined };
}

/** What the batches before this one have brought. */
interface Sofar {
  readonly data: JsonObject;
  readonly coverage: Coverage;
  readonly received: Received[];
}

type Sent = Extract<MutationRoute, { readonly kind: 'ONE' }>;

function batched(routes: readonly MutationRoute[]): Sent[][] {
  const batches: Sent[][] = [];
  for (const route of routes) {
    if (route.kind !== 'ONE') continue;
    const last = batches.at(-1);
    if (last?.[0]?.to.instance === route.to.instance) last.push(route);
    else batches.push([route]);
  }
  return batches;
}

async function sendBatch({ plan, request, sender, variables, model }: Execution, batch: readonly Sent[], { data, coverage, received: all }: Sofar): Promise<AnswerError[]> {
  const [{ to: { instance } }] = batch as [Sent, ...Sent[]];
  const letter = letterOf(plan, instance, batch.map(({ root, to }) => ({ ...to, shape: { root, helped: false } })), request.variables ?? {});
  const { received } = await send(letter, sender);
  all.push(received);
  if ('failure' in received) {
    coverage.ask(letter.mirex);
    coverage.miss(letter.mirex);
    const outcome = received.failure.sent ? 'UNKNOWN' : 'NOT_DONE';
    return batch.map(({ root, to }) => unavailable(model.subgraph, to, received.failure, [root.key], { outcome }));
  }
  const m = startMerging(model.subgraph, variables);
  for (const { root, to } of batch) data[root.key] = gatherOne(m, root.key, to, received, coverage);
  return [...m.errors, ...received.stray];
}
