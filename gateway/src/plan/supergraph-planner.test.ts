import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import type { ApolloGateway } from '@apollo/gateway';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { pino } from 'pino';

import { supergraphPlanner } from './supergraph-planner.ts';

const SUPERGRAPH = readFileSync(new URL('../../../schema/sdl/supergraph.graphql', import.meta.url), 'utf8');
const QUERIES = new URL('../../explorer/queries/', import.meta.url);
const TABS = readdirSync(QUERIES).filter((name) => name.endsWith('.graphql'));

const asked: string[] = [];
let planner: ApolloGateway;
let schema: GraphQLSchema;

beforeAll(async () => {
  planner = supergraphPlanner(SUPERGRAPH, (name) => {
    asked.push(name);
    return { process: async () => ({ data: null }) };
  }, pino({ level: 'silent' }));
  planner.onSchemaLoadOrUpdate(({ apiSchema }) => { schema = apiSchema; });
  await planner.load();
});
afterAll(async () => planner.stop());

describe('the committed supergraph', () => {
  it('is one that the planner takes, with a way to each of its subgraphs', () => {
    expect(asked).toContain('referential');
    expect(asked).toContain('candidates');
  });

  it('keeps its sharding to itself: clients see no word of it', () => {
    expect(Object.keys(schema.getTypeMap()).filter((name) => name.startsWith('shard__'))).toEqual([]);
    expect(schema.getDirectives().map(({ name }) => name)).not.toContain('sharded');
  });
});

describe('the explorer', () => {
  it.each(TABS)('opens on a query that the graph has: %s', (name) => {
    expect(validate(schema, parse(readFileSync(new URL(name, QUERIES), 'utf8'))).map(({ message }) => message)).toEqual([]);
  });
});
