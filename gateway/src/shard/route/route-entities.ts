import { Kind, valueFromASTUntyped } from 'graphql';
import type { MirexCode } from '@mirex/schema/mirex';
import type { Outcome } from '@mirex/schema/outcome';
import type { Model } from '@mirex/schema/shard/model';

import type { Variables } from '../compile/conditions.ts';
import type { EntityPlan, Root } from '../compile/plan.ts';
import { isObject, type JsonObject } from '../gather/json.ts';
import type { Addressee, Instance } from '../partition.ts';
import type { ShardRefusal } from '../shard.messages.ts';
import { everybody, owner, type Reach } from './reach.ts';
import type { EntitiesAsked, EntitiesRoute, RoutedEntity } from './route.ts';
import { routeField } from './route-field.ts';

interface EntityRouting {
  readonly model: Model;
  readonly reach: Reach;
  readonly variables: Variables;
}

/** Each distinct representation to its owner, or, when its type is spread over the MIREX, to everybody that one of its fields concerns. */
export function routeEntities(root: Root, routing: EntityRouting): EntitiesRoute {
  const { representations, variable } = representationsOf(root, routing.variables);
  const { distinct, refused } = distinctOf(representations, root, routing);
  const fields = fieldTargets(new Set(distinct.map(({ plan }) => plan)), routing);
  const asked = new Map<Instance, { mirex: Set<MirexCode>; entities: RoutedEntity[]; without: Set<string> }>();
  for (const entity of distinct) {
    for (const { instance, mirex, without } of addresseesOf(entity, fields, routing.reach)) {
      const letter = asked.get(instance) ?? { mirex: new Set(), entities: [], without: new Set() };
      asked.set(instance, letter);
      letter.entities.push(entity);
      for (const code of mirex) letter.mirex.add(code);
      for (const field of without) letter.without.add(field);
    }
  }
  const to = [...asked].map(([instance, letter]): EntitiesAsked => ({ instance, ...letter, mirex: [...letter.mirex] }));
  return { kind: 'ENTITIES', root, size: representations.length, variable, entities: distinct, refused, fields, to };
}

function representationsOf({ nodes: [{ node }] }: Root, variables: Variables): { readonly representations: readonly unknown[]; readonly variable: string | undefined } {
  const value = node.arguments?.find(({ name }) => name.value === 'representations')?.value;
  const variable = value?.kind === Kind.VARIABLE ? value.name.value : undefined;
  const given = variable !== undefined ? variables[variable] : value && valueFromASTUntyped(value, variables);
  return { representations: Array.isArray(given) ? given : [], variable };
}

/** Equal representations are asked once. One without a known owner is refused at its own places. */
function distinctOf(representations: readonly unknown[], { entities }: Root, { model, reach }: EntityRouting) {
  const distinct = new Map<string, RoutedEntity>();
  const refused = new Map<string, { readonly indexes: number[]; readonly refusal: ShardRefusal }>();
  for (const [index, representation] of representations.entries()) {
    const text = JSON.stringify(representation);
    const same = distinct.get(text) ?? refused.get(text);
    if (same) {
      same.indexes.push(index);
      continue;
    }
    const refusal = refusalOf(representation, model, reach);
    if (refusal) refused.set(text, { indexes: [index], refusal });
    else distinct.set(text, { indexes: [index], representation: representation as JsonObject, plan: entities.get(typeOf(representation)) });
  }
  return { distinct: [...distinct.values()], refused: [...refused.values()] };
}

const typeOf = (representation: unknown): string => (isObject(representation) && typeof representation['__typename'] === 'string' ? representation['__typename'] : '');

function refusalOf(representation: unknown, { types }: Model, reach: Reach): ShardRefusal | undefined {
  const type = types.get(typeOf(representation));
  if (!type?.entity || !isObject(representation)) return { code: 'NOT_AN_ENTITY', given: typeOf(representation).slice(0, 80) };
  const value = type.shardedBy === undefined ? undefined : representation[type.shardedBy];
  if (type.shardedBy !== undefined && value == null) return { code: 'MIREX_REQUIRED', at: type.name, argument: type.shardedBy };
  const to = type.shardedBy === undefined ? everybody(reach) : owner(reach, value);
  return to.ok ? undefined : to.refusal;
}

function fieldTargets(plans: ReadonlySet<EntityPlan | undefined>, { reach, variables }: EntityRouting): EntitiesRoute['fields'] {
  const targets = new Map<string, Outcome<readonly Addressee[], ShardRefusal>>();
  for (const plan of plans) {
    if (!plan?.fields) continue;
    for (const [key, { node }] of plan.asked) {
      const field = plan.type.fields.get(node.name.value);
      if (field?.routed?.by) targets.set(`${plan.type.name}.${key}`, routeField(field, node, variables, reach));
    }
  }
  return targets;
}

function addresseesOf({ plan, representation }: RoutedEntity, fields: EntitiesRoute['fields'], reach: Reach): (Addressee & { readonly without: string[] })[] {
  if (!plan) return [];
  const { shardedBy, name } = plan.type;
  if (shardedBy !== undefined) {
    const one = owner(reach, representation[shardedBy]);
    return one.ok ? [{ ...one.value, without: [] }] : [];
  }
  const to = everybody(reach);
  if (!to.ok) return [];
  return to.value.flatMap((addressee) => {
    const without = [...plan.asked.keys()].map((key) => `${name}.${key}`).filter((field) => !concerns(fields.get(field), addressee));
    return without.length === plan.asked.size ? [] : [{ ...addressee, without }];
  });
}

const concerns = (target: Outcome<readonly Addressee[], ShardRefusal> | undefined, { instance }: Addressee): boolean =>
  target === undefined || (target.ok && target.value.some((addressee) => addressee.instance === instance));
