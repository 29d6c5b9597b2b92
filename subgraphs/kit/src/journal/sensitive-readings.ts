import type { ApolloServerPlugin } from '@apollo/server';
import { readStatements } from '@mirex/schema/access/statements';
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

import type { Context } from '../context.ts';
import { perRequest } from '../loader.ts';
import { linesOf } from './lines.ts';
import { rootFields } from './root-fields.ts';
import { writeTogether } from './write-together.ts';

/** The rows of which a request has read each sensitive field, by `Type.field`. */
const readingsOf = perRequest(() => new Map<string, Set<string>>());

/** Has every field that tells of somebody's health, money or punishment remember of whom it was read. The others cost nothing. */
export function watchSensitive(schema: GraphQLSchema, sdl: string): void {
  const { of } = readStatements(sdl);
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.has(type)) continue;
    for (const field of Object.values(type.getFields())) if (of(type.name, field.name)?.sensitive) watch(type.name, field);
  }
}

function watch(type: string, field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const coordinate = `${type}.${field.name}`;
  field.resolve = (source, args, context, info) => {
    const readings = readingsOf(context);
    const ids = readings.get(coordinate) ?? new Set();
    const { id } = source as { readonly id?: unknown };
    if (typeof id === 'string') ids.add(id);
    readings.set(coordinate, ids);
    return resolve(source, args, context, info);
  };
}

/** Journals the readings of a request before its answer leaves, one line for each sensitive field: unjournalled, it is not given. */
export const sensitiveReadings: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: context, document }) => {
      const readings = document && readingsOf(context);
      if (!readings || readings.size === 0) return;
      const action = rootFields(document);
      await writeTogether(context.em, [...readings].flatMap(([entity, ids]) => linesOf(context, { action, entity, change: 'READ', rowIds: [...ids], outcome: 'DONE' })));
    },
  }),
};
