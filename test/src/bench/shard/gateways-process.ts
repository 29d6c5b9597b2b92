import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';

import { developmentTrust } from '@mirex/gateway/access/development-token';
import { NATIONAL_SUBGRAPHS } from '@mirex/gateway/config/load-config';
import { type RunningGateway, startGateway } from '@mirex/gateway/gateway';
import { LIMITS } from '@mirex/gateway/limits/limits';
import { openLog } from '@mirex/gateway/log/log';
import { readTopology } from '@mirex/gateway/topology/read-topology';
import { secretsOf } from '@mirex/gateway/topology/secrets';
import { readSubgraphs } from '@mirex/gateway/topology/subgraphs';
import type { Response } from '@mirex/gateway/wire/reading';

import { cpuMicros } from '../cpu.ts';
import { answerParent } from './child.ts';
import type { GatewaysQuestion, GatewaysUsage } from './questions.ts';

const NO_LIMIT = 999_999_999;
const sdlOf = (name: string): string => readFileSync(new URL(`../../../../schema/sdl/${name}.graphql`, import.meta.url), 'utf8');

const gateways: RunningGateway[] = [];
let requests = 0;
let bytes = 0;
subscribe('mirex:wire:answered', (response) => {
  requests += 1;
  bytes += Buffer.byteLength((response as Response).body);
});

/** One gateway for each topology, in one process: only one of them is asked at a time. */
async function start({ topologies, secrets, tokenSecret }: Extract<GatewaysQuestion, { act: 'start' }>): Promise<string[]> {
  const supergraph = sdlOf('supergraph');
  const subgraphs = readSubgraphs(supergraph, NATIONAL_SUBGRAPHS);
  for (const text of topologies) {
    const topology = readTopology(text, subgraphs, secretsOf(secrets));
    if (!topology.ok) throw new Error(topology.refusal.faults.join('\n'));
    gateways.push(await startGateway({
      supergraph, topology: topology.value, production: false, host: '127.0.0.1', port: 0, introspection: false, tokens: developmentTrust(tokenSecret),
      sharded: new Map(subgraphs.sharded.map((name) => [name, sdlOf(name)])), limits: { ...LIMITS, cost: NO_LIMIT, pointsPerMinute: NO_LIMIT },
    }, openLog('error', { write: (line) => void process.stderr.write(line) })));
  }
  return gateways.map(({ url }) => url);
}

answerParent<GatewaysQuestion, string[] | GatewaysUsage>(
  async (question) => (question.act === 'start' ? start(question) : { cpu: cpuMicros(), requests, bytes }),
  async () => void (await Promise.all(gateways.map((gateway) => gateway.close()))),
);
