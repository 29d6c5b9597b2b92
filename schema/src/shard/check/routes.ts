import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

import { argumentAt } from '../argument-path.ts';
import type { FieldModel, Model, Routed, TypeModel } from '../model.ts';
import { coordinate, type Finding } from './finding.ts';

/** Root fields must say which MIREX they ask, in words that the gateway can read from the arguments. */
export function checkRoutes(model: Model): Finding[] {
  return [...model.types.values()].flatMap((type) => [...type.fields.values()].flatMap((field) => {
    if (field.routed !== undefined && !mayBeRouted(type)) return [misplaced(field)];
    if (!isRoot(type)) return routeOf(field);
    return isSaid(field.routed) ? routeOf(field) : [unrouted(field)];
  }));
}

export const isRoot = ({ name }: TypeModel): boolean => name === 'Query' || name === 'Mutation';

const mayBeRouted = (type: TypeModel): boolean => isRoot(type) || (type.entity && type.shardedBy === undefined);

const isSaid = (routed: Routed | undefined): boolean =>
  routed !== undefined && (routed.any || routed.by !== undefined || routed.absent === 'SCATTER');

function routeOf(field: FieldModel): Finding[] {
  const { routed } = field;
  if (routed?.by === undefined) return [];
  return routed.any ? [anyAndBy(field)] : argumentOf(field, routed.by);
}

function argumentOf(field: FieldModel, by: readonly string[]): Finding[] {
  const at = coordinate(field);
  const type = argumentAt(field, by);
  if (type === undefined) {
    return [{
      code: 'ROUTE_PATH', at, message: `@routed(by: "${by.join('.')}"): there is no such argument`,
      mend: `name an argument of ${field.name}, or the path to a field of one of its inputs: "filter.mirex"`,
    }];
  }
  const named = getNamedType(type);
  if (!isEnumType(named) && named.name !== 'ID' && named.name !== 'String') {
    return [{
      code: 'ROUTE_TYPE', at, message: `@routed(by: "${by.join('.')}") names ${isInputObjectType(named) ? 'an input object' : `a ${named.name}`}, which names no MIREX`,
      mend: 'route by an ID, a String or an enum of MIREX codes',
    }];
  }
  const list = isListType(getNullableType(type));
  if (list && named.name === 'ID' && field.merge?.as !== 'ALIGN') {
    return [{
      code: 'ROUTE_LIST', at, message: 'a list of ids names rows of several MIREX, and each may only be given its own',
      mend: 'answer by position with @merge(as: ALIGN), or route by a list of MIREX codes, an enum or String',
    }];
  }
  return field.routed?.absent === 'REFUSE' && isNullablePath(field, by) ? [nullable(field, by)] : [];
}

const isNullablePath = (field: FieldModel, by: readonly string[]): boolean =>
  by.some((_, depth) => !isNonNullType(argumentAt(field, by.slice(0, depth + 1))));

const unrouted = (field: FieldModel): Finding => ({
  code: 'UNROUTED', at: coordinate(field), message: 'says nothing about its MIREX, so the gateway cannot know whom to ask',
  mend: 'add @routed(by: "…"), or @routed(absent: SCATTER) when it is national, or @routed(any: true) when every MIREX holds the same',
});

const misplaced = (field: FieldModel): Finding => ({
  code: 'ROUTE_PLACE', at: coordinate(field), message: '@routed says nothing here: its MIREX is decided above it',
  mend: 'move @routed to the root field, or to a field of a type that is spread over the MIREX',
});

const anyAndBy = (field: FieldModel): Finding => ({
  code: 'ROUTE_ANY', at: coordinate(field), message: 'any: true asks one MIREX, whichever; by names one',
  mend: 'keep one of the two',
});

const nullable = (field: FieldModel, by: readonly string[]): Finding => ({
  code: 'ROUTE_NULLABLE', at: coordinate(field), message: `"${by.join('.')}" may be absent, and is then refused at run time only`,
  mend: 'make the argument non-null, or say absent: SCATTER',
});
