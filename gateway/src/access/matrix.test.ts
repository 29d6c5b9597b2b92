import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD, matrixOf } from '@mirex/schema/access/matrix';
import { readStatements } from '@mirex/schema/access/statements';
import { isLeafType, type GraphQLField, getNamedType } from 'graphql';

import { ask } from '../testing/ask-graph.ts';
import { topologyOf, type ToyWorld, toyWorld, TRUST } from '../testing/toy-world.ts';
import { developmentToken } from './development-token.ts';

const SDL = join(import.meta.dirname, '../../../schema/sdl');
const read = (name: string): string => readFileSync(join(SDL, `${name}.graphql`), 'utf8');
const SUPERGRAPH = read('supergraph');
const STATEMENTS = readStatements(SUPERGRAPH);
const SHARDED = ['candidates', 'actors', 'centres', 'grades', 'finance', 'diplomas'];

/** Valid, whatever it needs; what it would need to be run is not given. */
function operationOf(coordinate: string): string {
  const [type = '', name = ''] = coordinate.split('.');
  const { [name]: field } = (STATEMENTS.schema.getType(type) as unknown as { getFields(): Record<string, GraphQLField<unknown, unknown>> }).getFields();
  if (!field) throw new Error(`${coordinate} is not there`);
  const variables = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return `${type.toLowerCase()} Asked${variables && `(${variables})`} { ${name}${given && `(${given})`} ${selection} }`;
}

let world: ToyWorld;
beforeAll(async () => {
  // Nobody listens there: who is refused is refused before anybody is asked.
  world = await toyWorld({ supergraph: SUPERGRAPH, topology: topologyOf(SUPERGRAPH, 'http://127.0.0.1:9', 'http://127.0.0.1:9'), sharded: new Map(SHARDED.map((name) => [name, read(name)])) });
});
afterAll(async () => { await world.close(); });

describe('a gateway over the whole graph', () => {
  it.each(HELD)('refuses %s every operation that the matrix does not give', async (role) => {
    const token = await developmentToken({ sub: 'somebody', name: 'Somebody', roles: [role], mirex: ['NO'] }, TRUST, { production: false, now: Date.now(), hours: 1 });
    const kept = matrixOf(STATEMENTS).filter(({ allowed }) => !allowed.has(role)).map(({ coordinate }) => coordinate);
    expect(kept.length).toBeGreaterThan(0);
    for (const coordinate of kept) {
      const { status, body } = await ask({ ...world, token }, operationOf(coordinate));
      expect([coordinate, status, body.errors?.[0]?.extensions['code']]).toEqual([coordinate, 403, 'FORBIDDEN']);
    }
  });
});
