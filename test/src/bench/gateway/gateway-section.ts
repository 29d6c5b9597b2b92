import type { ChildProcess } from 'node:child_process';

import { composeServices } from '@apollo/composition';
import autocannon from 'autocannon';
import { parse } from 'graphql';

import { alternate, type Cost } from '../rounds.ts';
import type { Section } from '../section.ts';
import { mebibytes, ms, ratio, type Table, whole } from '../table.ts';
import { GATEWAY_PROGRAM, heard, SHOP_PROGRAM, start, stop } from './child.ts';
import { type Kind, KINDS } from './gateway-kinds.ts';
import type { Served, Task, Usage } from './gateway-task.ts';
import { type Shape, SHAPES, SHOP } from './shop-sdl.ts';

type Figure = 'cpu' | 'p50' | 'p99' | 'memory';
interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly token: string | undefined;
}

/** Many short ones: a machine that others use is never the same for long. Those before are not measured, but have the same pauses. */
const ROUNDS = { before: 2, measured: 9 };
const CONNECTIONS = 8;
/** As long for each, whatever it answers in that time: a beginning that takes as long weighs as much. */
const SECONDS = { warmUp: 4, round: 1 };

/** What a request costs a gateway, ours beside others', over the same subgraphs, in turns. */
export const gateway: Section = {
  name: 'gateway',
  run: async ({ requests, say }) => {
    const shop = start(SHOP_PROGRAM);
    const running = new Map<Kind, Running>();
    try {
      const { port } = await heard<{ readonly port: number }>(shop);
      const origin = `http://127.0.0.1:${port}`;
      const left: string[] = [];
      for (const kind of KINDS) {
        say(`starts ${kind}`);
        await startGateway({ kind, origin, supergraph: supergraph(origin) }).then((started) => running.set(kind, started), (fault: unknown) => left.push(`${kind} is left out: ${String(fault).split('\n', 1)[0] ?? ''}`));
      }
      const measured: [Shape, Readonly<Record<string, Cost<Figure>>>][] = [];
      for (const shape of SHAPES) {
        left.push(...await leaveOutWrong(running, shape));
        const rounds: Record<string, () => Promise<Cost<Figure>>> = {};
        for (const [kind, started] of running) {
          say(`${kind} warms up for ${shape.name}`);
          const requests = Math.ceil(SECONDS.round * await pace(started, shape));
          rounds[kind] = () => load(started, shape, requests);
        }
        say(`${ROUNDS.before} and ${ROUNDS.measured} rounds of ${shape.name}`);
        await alternate(ROUNDS.before, rounds);
        measured.push([shape, await alternate(ROUNDS.measured, rounds)]);
      }
      const ours = running.get('ours');
      if (requests > 0 && ours !== undefined) left.push(await memoryOver(requests, ours, say));
      return tableOf(measured, left);
    } finally {
      await Promise.all([shop, ...[...running.values()].map(({ child }) => child)].map(stop));
    }
  },
};

function supergraph(origin: string): string {
  const { supergraphSdl, errors } = composeServices(Object.entries(SHOP).map(([name, sdl]) => ({ name, url: `${origin}/${name}`, typeDefs: parse(sdl) })));
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}

async function startGateway(task: Task): Promise<Running> {
  const child = start(GATEWAY_PROGRAM);
  child.send(task);
  const { url, token, fault } = await heard<Partial<Served> & { readonly fault?: string }>(child);
  if (url !== undefined) return { child, token, url: `${url}/graphql` };
  await stop(child);
  throw new Error(fault);
}

const post = (query: string, token: string | undefined) => ({
  method: 'POST', headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query }),
}) as const;

/** A wrong answer may be as fast as it likes. The stock gateway's is the right one. */
async function leaveOutWrong(running: Map<Kind, Running>, { name, query }: Shape): Promise<string[]> {
  const left: string[] = [];
  let right: string | undefined;
  for (const [kind, { url, child, token }] of running) {
    const answer = await fetch(url, post(query, token)).then(async (response) => withoutExtensions(await response.text()), String);
    right ??= answer;
    if (answer === right) continue;
    left.push(`${kind} is left out from ${name} on: it answers ${answer.slice(0, 120)}`);
    running.delete(kind);
    await stop(child);
  }
  return left;
}

/** What a gateway adds beside the answer is its own. */
function withoutExtensions(text: string): string {
  const { extensions: _, ...answer } = JSON.parse(text) as { readonly extensions?: unknown };
  return JSON.stringify(answer);
}

/**
 * How many requests a gateway answers in a second, once it is warm: asked twice as many each time, until they take long enough.
 *
 * Not for so many seconds: autocannon would hang up amid answers, and what a gateway does then is not what is measured.
 */
async function pace(running: Running, shape: Shape): Promise<number> {
  for (let requests = 250; ; requests *= 2) {
    const start = performance.now();
    await load(running, shape, requests);
    const seconds = (performance.now() - start) / 1000;
    if (seconds >= SECONDS.warmUp) return requests / seconds;
  }
}

async function load({ child, url, token }: Running, { query }: Shape, requests: number): Promise<Cost<Figure>> {
  const usage = async (): Promise<Usage> => {
    child.send('usage');
    return heard<Usage>(child);
  };
  const before = await usage();
  const { errors, timeouts, non2xx, latency } = await autocannon({ url, connections: CONNECTIONS, amount: requests, timeout: 30, ...post(query, token) });
  if (errors + timeouts + non2xx > 0) throw new Error(`${errors} errors, ${timeouts} timeouts, ${non2xx} other statuses`);
  const { cpu, memory } = await usage();
  return { cpu: (cpu - before.cpu) / 1000 / requests, p50: latency.p50, p99: latency.p99, memory };
}

const LEGS = 10;

/** The memory of the gateway after each tenth of many requests: it grows with what is remembered, then it does not. */
async function memoryOver(requests: number, running: Running, say: (progress: string) => void): Promise<string> {
  const [light] = SHAPES;
  if (light === undefined) throw new Error('no shape');
  const memory: string[] = [];
  for (let leg = 1; leg <= LEGS; leg += 1) {
    say(`${whole(leg * requests / LEGS)} of ${whole(requests)} requests`);
    const { memory: held } = await load(running, light, Math.ceil(requests / LEGS));
    memory.push(mebibytes(held));
  }
  return `"ours" after each tenth of ${whole(requests)} requests of ${light.name}: ${memory.join(', ')}.`;
}

function tableOf(measured: readonly (readonly [Shape, Readonly<Record<string, Cost<Figure>>>])[], left: readonly string[]): Table {
  return {
    title: 'A request through a gateway',
    columns: ['gateway', 'shape', 'CPU ms', '@apollo/gateway takes', 'p50 ms', 'p99 ms', 'memory'],
    rows: measured.flatMap(([{ name }, costs]) => Object.entries(costs).map(([kind, { cpu, p50, p99, memory }]) =>
      [kind, name, ms(cpu), ratio(costs['@apollo/gateway']?.cpu ?? Number.NaN, cpu), ms(p50), ms(p99), mebibytes(memory)] as const)),
    notes: [
      `CPU is of the gateway's process alone, for one request; medians of ${ROUNDS.measured} rounds of about ${SECONDS.round} s in turn, when each gateway has answered for ${2 * SECONDS.warmUp} s or more and ${ROUNDS.before} such rounds before; ${CONNECTIONS} connections.`,
      'Same four subgraphs over HTTP, which answer what they were asked before from memory. All gateways in the table gave the same answers.',
      'All run with --no-memory-reducer, as the product does: while the others have their turns, none gives back memory and code that it needs in the next round.',
      '"@apollo/gateway" is as one installs it, with Apollo Server’s own HTTP server.',
      '"ours" is the product: tokens, limits, cost, access and seals too, which no other has; "executed by Apollo" is the same with @apollo/gateway and Apollo Server behind all that, as GATEWAY_EXECUTION=stock has it; "execution alone" has nothing around it but a memory of valid documents.',
      'Not here: mercurius, whose gateway knows Federation 1 only and fails with graphql 16.15.',
      ...left,
    ],
  };
}
