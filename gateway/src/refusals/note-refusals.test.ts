import { beforeAll, expect, it } from '@jest/globals';

import { LIMITS } from '../limits/limits.ts';
import { ask, send } from '../testing/ask-graph.ts';
import { CALLER, RECORDED, type ToyWorld, toyWorld } from '../testing/toy-world.ts';

let world: ToyWorld;
beforeAll(async () => { world = await toyWorld({ limits: { ...LIMITS, depth: 3 } }); });

const SECRET = 'ne-doit-pas-se-lire';
const post = (body: unknown, token = world.token) =>
  send(world.gateway.url, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });

it('what the gateway refuses by itself is journalled by the nation: who, which field or operation, which code, and no word of theirs', async () => {
  await post({ query: '{ sessions { id } }' }, `${world.token}x`);
  await ask(world, `{ enrolments { id ${SECRET.replaceAll('-', '_')}: bank } }`);
  await post({ query: `query Profond { sessions { a: id b: __typename ... { ... { c: id } } } }`, operationName: 'Profond' });
  await post({ query: 'query Gouffre { enrolments { session { enrolmentCount } } } query Autre { enrolments { session { x { y { z } } } } }', operationName: 'Gouffre', variables: { secret: SECRET } });
  await ask(world, '{ sessions { nobody } }');
  await ask(world, '{ sessions { id } }');
  const answered = await ask(world, '{ enrolments { bank } }');
  expect([answered.status, answered.body.errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
  await world.close();

  const { sub, roles } = CALLER;
  // On a slow machine, two that are the same are two lines: a second lies between them.
  const byKind = Map.groupBy(RECORDED, ({ who, action, outcome }) => `${who} ${action} ${outcome}`);
  expect([...byKind.values()].map((lines) => ({ ...lines[0], count: lines.reduce((sum, { count }) => sum + count, 0) }))).toEqual([
    { at: expect.any(String), who: 'anonyme', roles: [], client: null, request: expect.any(String), action: '/graphql', outcome: 'UNAUTHENTICATED', count: 1 },
    { at: expect.any(String), who: sub, roles, client: null, request: expect.any(String), action: 'Enrolment.bank', outcome: 'FORBIDDEN', count: 2 },
    { at: expect.any(String), who: sub, roles, client: null, request: expect.any(String), action: 'Gouffre', outcome: 'DEPTH_EXCEEDED', count: 1 },
  ]);
  expect(JSON.stringify(RECORDED)).not.toMatch(/ne.doit.pas|Camille|select|enrolments \{/);
});
