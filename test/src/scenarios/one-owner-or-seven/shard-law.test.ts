import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertShardLaw, type LawOperation, type Serve } from '@mirex/gateway/shard/shard-law';
import { REGIONAL } from '@mirex/host/catalogue';
import { roleSecret, sealSecret } from '@mirex/host/product/secrets';
import type { Instance } from '@mirex/kit/instance';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';
import { readModel } from '@mirex/schema/shard/read-model';
import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';
import type { GraphQLFormattedError } from 'graphql';

import { dropDatabases } from '../../processes/databases.ts';
import { startUnsharded, type Unsharded, UNSHARDED_OWNER } from '../../processes/unsharded.ts';
import { startTestProduct, type TestProduct } from '../../product/test-product.ts';
import { filterOf, isPage, nationalFields, selectionOf } from './every-field.ts';

const { MIREX_TEST_DATABASE_URL: databaseUrl = '', MIREX_TEST_SECRET: master = '' } = process.env;
const ENROLMENTS = 50;
const DEPTH = 2;
/** Lists what the owner's territory should have sent, besides what came: of rows alone it cannot be told. */
const OF_THE_TERRITORY = new Set(['enrolmentAnomalyCounts', 'preRegistrationWatch']);

let product: TestProduct;
let whole: Unsharded;
beforeAll(async () => {
  product = await startTestProduct({ mirex: MIREX_CODES, enrolments: ENROLMENTS });
  whole = await startUnsharded({
    databaseUrl, databaseSecret: roleSecret(master), sealSecret: sealSecret(master, UNSHARDED_OWNER), from: prefixOf(product), mirex: MIREX_CODES,
  });
}, 240_000);
afterAll(async () => {
  await whole.installation.close();
  await dropDatabases(databaseUrl, [whole.database]);
  await product.stop();
}, 60_000);

/** `test_…` of `test_…_no`. */
const prefixOf = ({ database }: TestProduct): string => database('NO').database?.replace(/_no$/, '') ?? '';

/** Asks an instance as the gateway does, as the national bureau. */
const serving = (instance: Instance): Serve => async ({ query, variables }) => {
  const body = JSON.stringify({ query, variables });
  const claims = JSON.stringify({ sub: 'bureau', roles: ['BEX', 'UNIT', 'TRANS', 'HEAD'], mirex: MIREX_CODES });
  const to = `${instance.name}@${instance.owner}`;
  const headers = {
    [SEAL_HEADER]: seal(sealSecret(master, instance.owner), { at: Date.now(), to, claims, body }), [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url'),
  };
  const { data, errors } = JSON.parse((await instance.graphql({ method: 'POST', headers, body })).body) as { data?: Record<string, unknown>; errors?: GraphQLFormattedError[] };
  return { ...(data && { data }), ...(errors && { errors: errors.map((error) => ({ toJSON: () => error })) }) };
};

/** Every national field of a subgraph, with everything below it; pages forwards, from the end, and on from a row of any MIREX. */
async function operationsOf(subgraph: string, sdl: string): Promise<LawOperation[]> {
  const ask = serving(whole.installation.find(UNSHARDED_OWNER, subgraph));
  const operations: LawOperation[] = [];
  for (const field of nationalFields(readModel(subgraph, sdl).schema).filter((each) => !OF_THE_TERRITORY.has(each.name))) {
    const filter = filterOf(field);
    const asked = (args: string): string => `{ ${field.name}${args === '' ? '' : `(${args})`} ${selectionOf(field.type, DEPTH)} }`;
    const paged = (args: string): string => asked([filter, args].filter((one) => one !== '').join(', '));
    if (!isPage(field)) {
      operations.push({ query: asked(filter) });
      continue;
    }
    const { data } = await ask({ query: `{ ${field.name}(${[filter, 'first: 500'].filter((one) => one !== '').join(', ')}) { edges { cursor } } }`, variables: {}, mirex: MIREX_CODES });
    const page = data?.[field.name] as { edges: { cursor: string }[] } | undefined;
    const cursors = (page?.edges ?? []).map(({ cursor }) => cursor);
    const middle = cursors[Math.floor(cursors.length / 2)];
    operations.push({ query: paged('first: 100') }, { query: paged('first: 7') }, { query: paged('last: 7') });
    if (middle !== undefined) operations.push({ query: paged(`first: 5, after: "${middle}"`) }, { query: paged(`last: 5, before: "${middle}"`) });
  }
  return operations;
}

describe('one owner of all rows and seven owners give the same answer', () => {
  it.each(REGIONAL.map((subgraph) => [subgraph.name, subgraph] as const))('%s', async (name, subgraph) => {
    const { sdl } = subgraph.schema();
    const operations = await operationsOf(name, sdl);
    expect(operations.length).toBeGreaterThan(0);
    await assertShardLaw<readonly MirexCode[]>({
      sdl, operations, dataset: MIREX_CODES, split: (_all, mirex) => mirex,
      serve: (_rows, mirex) => serving(mirex.length === 1 ? product.product.installation.find(mirex[0] as MirexCode, name) : whole.installation.find(UNSHARDED_OWNER, name)),
    });
  }, 60_000);
});
