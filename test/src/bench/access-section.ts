import { readFileSync } from 'node:fs';

import { tokenReader } from '@mirex/gateway/access/token';
import { MetSeals } from '@mirex/kit/access/met-seals';
import { whileWaited } from '@mirex/kit/patience/patience';
import { missing, type Requirement, requirementsOf } from '@mirex/schema/access/requirements';
import { readStatements } from '@mirex/schema/access/statements';
import { checkSeal, seal } from '@mirex/schema/signature';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';

import { CROSSING } from '../product/crossing-query.ts';
import { cpuMicros } from './cpu.ts';
import { type Host, startHost } from './host.ts';
import { alternate, spent } from './rounds.ts';
import type { Section } from './section.ts';
import { ms, type Table, whole } from './table.ts';

const PREFIX = 'bench_access';
const ENROLMENTS = 500;
const ROUNDS = 5;
const TIMES = 4_000;
/** What a fetch of the crossing query carries, about. */
const BODY = 'x'.repeat(4_096);

interface BenchQuestion {
  readonly what: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, number>>;
  readonly requests: number;
}

const QUESTIONS: readonly BenchQuestion[] = [
  { what: 'years of the sessions', query: '{ sessions { year } }', variables: {}, requests: 150 },
  { what: 'seven subgraphs, page of 10', query: CROSSING, variables: { first: 10 }, requests: 30 },
  { what: 'seven subgraphs, page of 100', query: CROSSING, variables: { first: 100 }, requests: 10 },
];

/** What recognising the caller, judging what they ask and sealing what is sent on costs, as a share of the request. */
export const access: Section = {
  name: 'access',
  run: async (bench) => {
    bench.say(`starting the product with ${ENROLMENTS} enrolments`);
    const host = await startHost({ databaseUrl: bench.postgres.url(), secret: bench.postgres.secret, databasePrefix: PREFIX, enrolments: ENROLMENTS, overHttp: true });
    try {
      bench.say('the parts');
      const parts = await measureParts(host);
      const rows: Table['rows'][number][] = [];
      for (const question of QUESTIONS) {
        bench.say(question.what);
        rows.push(await shareOf(host, question, parts));
      }
      return {
        title: 'access: who asks, may they, and is it sealed, as a share of the request',
        columns: ['question', 'CPU ms', 'token us', 'fields us', 'seals', 'us each', 'waits us', 'seals %', 'all %'],
        rows,
        notes: [
          'CPU: processor time of the host process (instances, and a gateway that asks them over HTTP as from another machine; not PostgreSQL) for one request',
          'token: read, its signature (ES256) and claims remembered; fields: judged by role at the gateway, known operation; waits: timers of the deadline at the instances',
          `seals: those of one request, each made by the gateway and checked by the instance, nonce remembered, over ${BODY.length} bytes; % of the request's CPU: seals alone, and all`,
          `medians of ${ROUNDS} rounds after one to warm up; parts measured alone, ${TIMES} times in a row`,
        ],
      };
    } finally {
      await host.stop();
    }
  },
};

/** In microseconds: once for each request, and once for each sealed one. */
interface Parts {
  readonly token: number;
  readonly fieldsOf: (query: string) => Promise<number>;
  readonly sealing: number;
  readonly waiting: number;
}

async function measureParts({ token, url }: Host): Promise<Parts> {
  const { login } = (await (await fetch(new URL('/explorer/start.json', url))).json()) as { readonly login: { readonly issuer: string } };
  const read = tokenReader({ issuer: login.issuer, audience: 'mirex-graph', key: { jwks: `${login.issuer}/jwks` } });
  const claims = JSON.stringify(await read(`Bearer ${token}`, Date.now()));
  const secret = 's'.repeat(64);
  const met = new MetSeals();
  const sealed = async (): Promise<void> => {
    const message = { at: Date.now(), to: 'candidates@NO', claims, body: BODY };
    const checked = checkSeal(secret, seal(secret, message), message, Date.now());
    if (!checked.ok || met.meet(checked.value, Date.now()) !== undefined) throw new Error('a seal did not hold');
  };
  return {
    token: await microseconds(async () => read(`Bearer ${token}`, Date.now())),
    fieldsOf: (query) => fieldCost(query),
    sealing: await microseconds(sealed),
    waiting: await microseconds(async () => whileWaited({ ms: 3_000, left: new AbortController().signal }, async () => undefined)),
  };
}

function fieldCost(query: string): Promise<number> {
  const statements = readStatements(readFileSync(new URL('../../../schema/sdl/supergraph.graphql', import.meta.url), 'utf8'));
  const document = parse(query);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  const needed: readonly Requirement[] = requirementsOf(document, operation, statements);
  return microseconds(async () => missing(needed, ['UNIT']));
}

async function microseconds(act: () => Promise<unknown>): Promise<number> {
  const { act: cost } = await alternate(ROUNDS, { act: async () => ({ cpu: (await spent(TIMES, cpuMicros, act)).cpu }) });
  return cost.cpu * 1000;
}

async function shareOf({ graph, ask }: Host, { what, query, variables, requests }: BenchQuestion, parts: Parts): Promise<[string, ...string[]]> {
  const act = (): Promise<unknown> => graph.request(query, variables);
  await act();
  const before = (await ask('usage', null)).requests;
  await act();
  const sealed = (await ask('usage', null)).requests - before - 1;
  const { whole: cost } = await alternate(ROUNDS, { whole: () => spent(requests, async () => (await ask('usage', null)).cpu, act) });
  const [fields, seals, waits] = [await parts.fieldsOf(query), sealed * parts.sealing, sealed * parts.waiting];
  const share = (us: number): string => `${(us / 10 / cost.cpu).toFixed(1)} %`;
  const us = (value: number): string => value.toFixed(1);
  return [what, ms(cost.cpu), us(parts.token), us(fields), whole(sealed), us(parts.sealing), us(waits), share(seals), share(parts.token + fields + seals + waits)];
}
