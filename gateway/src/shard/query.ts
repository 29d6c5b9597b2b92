import { isIncluded } from './compile/conditions.ts';
import type { Received } from './gather/answer.ts';
import { cacheControlOf } from './gather/cache-control.ts';
import { Coverage } from './gather/coverage.ts';
import { gatherOne } from './gather/gather-one.ts';
import { gatherRoot } from './gather/gather-root.ts';
import type { JsonObject } from './gather/json.ts';
import { startMerging } from './gather/start-merging.ts';
import type { Instance } from './partition.ts';
import type { Draft, Execution } from './request.ts';
import { letterOfAny, lettersOf } from './route/letters.ts';
import type { AnyRoute } from './route/route.ts';
import { routeRoot } from './route/route-root.ts';
import { type Reply, scatter } from './scatter/scatter.ts';
import { askAny } from './scatter/ask-any.ts';
import { settled } from './settled.ts';

/** Route, scatter, gather. */
export async function runQuery(execution: Execution): Promise<Draft> {
  const { plan, request, variables, sender, model } = execution;
  const routes = plan.roots.filter(({ when }) => isIncluded(when, variables)).map((root) => routeRoot(root, execution));
  const given = request.variables ?? {};
  const replicated = routes.filter((route): route is AnyRoute => route.kind === 'ANY');
  const [replies, anybody] = await Promise.all([scatter(lettersOf(plan, routes, given), sender), replicated.length > 0 ? askAnybody(execution, replicated) : undefined]);

  const heard = new Map(replies.map(({ letter, received }) => [letter.instance, received] as const));
  const m = startMerging(model.subgraph, variables);
  const coverage = new Coverage();
  const data: JsonObject = {};
  for (const route of routes) {
    const value = route.kind === 'ANY' && anybody
      ? gatherOne(m, route.root.key, { ...anybody.letter, mirex: anybody.letter.instance.mirex }, anybody.received, new Coverage())
      : gatherRoot(m, route, (instance) => heard.get(instance) as Received, coverage);
    if (value !== undefined) data[route.root.key] = value;
  }
  const all = anybody ? [...replies, anybody] : replies;
  return { ...settled(plan, data, [...m.errors, ...strays(all)], all.map(({ received }) => received)), coverage, instances: all.length, cacheControl: cacheControlOf(all.map(({ cacheControl }) => cacheControl), coverage) };
}

/** Errors without a place are told once for each instance. */
const strays = (replies: readonly Reply[]) => replies.flatMap(({ received }) => ('stray' in received ? received.stray : []));

const askAnybody = ({ plan, request, reach, sender, isHealthy }: Execution, routes: readonly AnyRoute[]): Promise<Reply> => {
  const ordered = (healthy: boolean): Instance[] => reach.partition.instances.filter((instance) => isHealthy(instance) === healthy);
  return askAny([...ordered(true), ...ordered(false)].map((instance) => letterOfAny(plan, instance, routes, request.variables ?? {})), sender);
};
