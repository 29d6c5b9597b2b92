import type { MirexCode } from '@mirex/schema/mirex';

import { reserved } from '../compile/ast.ts';
import type { Variables } from '../compile/conditions.ts';
import type { Plan } from '../compile/plan.ts';
import { type Shape, writeText } from '../compile/write-text.ts';
import { type Addressee, type Instance } from '../partition.ts';
import type { Route } from './route.ts';

/** One request to one instance, with all root fields that concern it. */
export interface Letter extends Addressee {
  readonly query: string;
  readonly variables: Variables;
}

/** What a route asks of one instance. */
interface Asked extends Addressee {
  readonly shape: Shape;
  /** The value of the shape's own variable. */
  readonly value?: unknown;
}

/** @param variables as the client gave them. */
export function lettersOf(plan: Plan, routes: readonly Route[], variables: Variables): Letter[] {
  const byInstance = Map.groupBy(routes.flatMap(askedBy), ({ instance }) => instance);
  return [...byInstance].map(([instance, asked]) => letterOf(plan, instance, asked, variables));
}

/** The same root fields to any instance, as the client wrote them. */
export const letterOfAny = (plan: Plan, instance: Instance, routes: readonly Route[], variables: Variables): Letter =>
  letterOf(plan, instance, routes.map(({ root }) => ({ instance, mirex: [], shape: { root, helped: false } })), variables);

export function letterOf(plan: Plan, instance: Instance, asked: readonly Asked[], given: Variables): Letter {
  const mirex = [...new Set(asked.flatMap(({ mirex }): readonly MirexCode[] => mirex))];
  const own = asked.flatMap(({ shape, value }) => (shape.own ? [[shape.own.variable, value] as const] : []));
  if (asked.length === plan.roots.length && asked.every(isPlain)) return { instance, mirex, query: plan.text, variables: { ...given, ...Object.fromEntries(own) } };
  const { text, variables } = writeText(plan, asked.map(({ shape }) => shape));
  const kept = variables.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]] as const);
  return { instance, mirex, query: text, variables: Object.fromEntries([...kept, ...own]) };
}

/** Whether the client's own text asks the same: its own variable may still hold other values. */
const isPlain = ({ shape: { helped, own, without } }: Asked): boolean =>
  !helped && (without?.size ?? 0) === 0 && (own === undefined || !own.variable.startsWith(reserved('')));

function askedBy(route: Route): Asked[] {
  const { root } = route;
  switch (route.kind) {
    case 'ONE': return [{ ...route.to, shape: { root, helped: false } }];
    case 'MANY': return route.to.map((addressee) => ({ ...addressee, shape: { root, helped: true } }));
    case 'ALIGNED': return route.to.map(({ instance, mirex, items }) => {
      const type = String(root.field?.def.args.find(({ name }) => name === route.argument)?.type);
      const own = { argument: route.argument, variable: reserved(`own_${root.key}`), type };
      return { instance, mirex, shape: { root, helped: false, own }, value: items.map(({ value }) => value) };
    });
    case 'ENTITIES': return route.to.map(({ instance, mirex, entities, without }) => {
      const own = { argument: 'representations', variable: route.variable ?? reserved(`own_${root.key}`), type: '[_Any!]!' };
      const helped = entities.some(({ plan }) => plan?.fields !== undefined);
      return { instance, mirex, shape: { root, helped, own, without }, value: entities.map(({ representation }) => representation) };
    });
    default: return [];
  }
}
