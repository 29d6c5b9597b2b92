import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readModel } from '@mirex/schema/shard/read-model';

import type { Claims } from '../access/claims.ts';
import { developmentToken } from '../access/development-token.ts';
import { send } from '../testing/ask-graph.ts';
import { CALLER, type ToyWorld, toyWorld, TRUST } from '../testing/toy-world.ts';
import { countedFields } from './raw-counts.ts';

const SDL = readFileSync(new URL('../../../schema/sdl/candidates.graphql', import.meta.url), 'utf8');
const COUNTED = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key"]) @link(url: "https://mirex.example/shard/v1.0", import: ["@merge"])
  type Query { a: Int } type Session @key(fields: "id") { id: ID! enrolmentCount: Int @merge(as: SUM) }`;

let world: ToyWorld;
beforeAll(async () => { world = await toyWorld({ sharded: new Map([['counted', COUNTED]]) }); });
afterAll(async () => { await world.close(); });

const ask = async (query: string, roles: string[]) => {
  const claims: Claims = { ...CALLER, roles };
  const token = await developmentToken(claims, TRUST, { production: false, now: Date.now(), hours: 1 });
  const { body } = await send(world.gateway.url, { method: 'POST', body: JSON.stringify({ query }), headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
  return body;
};

it('knows the counts of a subgraph by its own directives, and that the length of a list is none', () => {
  const counted = countedFields([readModel('candidates', SDL)]);
  expect([...counted]).toEqual(expect.arrayContaining(['EnrolmentStatistics.enrolments', 'EnrolmentsOfSex.standing', 'EnrolmentCell.enrolments']));
  expect([...counted].filter((name) => /totalCount|coverage|\.mirex$/.test(name))).toEqual([]);
});

describe('raw counts', () => {
  const reading = [
    ['at once', '{ sessions { id enrolmentCount } }'],
    ['under another name', '{ sessions { id n: enrolmentCount } }'],
    ['in a fragment', '{ sessions { ...F } } fragment F on Session { id ... on Session { enrolmentCount } }'],
    ['skipped, perhaps', 'query ($no: Boolean = true) { sessions { id enrolmentCount @skip(if: $no) } }'],
  ];
  it.each(reading)('are refused to a candidate, %s, before anybody is asked', async (_why, query) => {
    const heard = world.candidates.heard.length + world.referential.heard.length;
    const { errors } = await ask(query, ['CAND']);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'RAW_COUNTS_RESERVED', field: 'Session.enrolmentCount' }]);
    expect(world.candidates.heard.length + world.referential.heard.length).toBe(heard);
  });

  it.each([[['BEX']], [['CAND', 'UNIT']]])('are read by %j', async (roles) => {
    expect((await ask('{ sessions { id enrolmentCount } }', roles)).errors ?? []).toEqual([]);
  });

  it.each([[['PRESS']], [[]]])('left out, keep nothing from %j', async (roles) => {
    expect((await ask('{ sessions { id label } }', roles)).errors ?? []).toEqual([]);
  });
});
