import type { ApolloServerPlugin } from '@apollo/server';
import { accept } from '@mirex/schema/outcome';
import type { Model, Op } from '@mirex/schema/shard/model';
import { type DocumentNode, GraphQLError, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

import type { Claims } from '../access/claims.ts';
import type { Caller } from '../instance/caller.ts';
import { explainBureau } from './bureau.messages.ts';
import { checkRawCounts, mayReadRawCounts } from './raw-readers.rules.ts';

/** What adds people up over the MIREX, and what is computed from such sums. */
const COUNTING: ReadonlySet<Op> = new Set<Op>(['SUM', 'RATIO', 'VARIANCE', 'STDDEV', 'QUANTILE']);

/** The fields of the graph that are counts, `Type.field`, as the subgraphs' own directives say. The length of a list is none: who may not read it reads no row either. */
export const countedFields = (models: Iterable<Model>): ReadonlySet<string> => new Set([...models].flatMap(({ types }) =>
  [...types.values()].filter(({ connection }) => !connection)
    .flatMap(({ name, fields }) => [...fields.values()].filter(({ merge }) => merge !== undefined && COUNTING.has(merge.as)).map((field) => `${name}.${field.name}`))));

/** Refuses an operation that reads counts to callers who may only read what is published. */
export function reserveRawCounts(counted: ReadonlySet<string>): ApolloServerPlugin<Caller> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, schema, contextValue: { claims } }) => {
        const { roles } = JSON.parse(claims) as Claims;
        const checked = mayReadRawCounts(roles) ? accept([]) : checkRawCounts(countsOf(document, schema, counted), roles);
        if (checked.ok) return;
        const { code, message } = explainBureau(checked.refusal);
        throw new GraphQLError(message, { extensions: { code, field: checked.refusal.field } });
      },
    }),
  };
}

function countsOf(document: DocumentNode, schema: GraphQLSchema, counted: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const types = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(types, {
    Field: ({ name }) => {
      const coordinate = `${types.getParentType()?.name}.${name.value}`;
      if (counted.has(coordinate)) found.push(coordinate);
    },
  }));
  return found;
}
