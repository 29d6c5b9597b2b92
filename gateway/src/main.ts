import { readFileSync } from 'node:fs';

import closeWithGrace from 'close-with-grace';

import { loadConfig, NATIONAL_SUBGRAPHS } from './config/load-config.ts';
import { startGateway } from './gateway.ts';
import { type LogLevel, openLog } from './log/log.ts';
import { secretsOf } from './topology/secrets.ts';
import { readSubgraphs } from './topology/subgraphs.ts';
import { watchTopology } from './topology/watch-topology.ts';

const { env, stdout, stderr } = process;
const TOPOLOGY_POLL_MS = 5_000;

const config = loadConfig(env);
if (!config.ok) {
  stderr.write(`Impossible de démarrer :\n${config.refusal.faults.map((fault) => `- ${fault}`).join('\n')}\n`);
  process.exit(2);
}

const log = openLog((env['GATEWAY_LOG_LEVEL'] ?? 'info') as LogLevel);
const gateway = await startGateway(config.value, log);
const watch = watchTopology({
  path: env['GATEWAY_TOPOLOGY'] ?? '', pollMs: TOPOLOGY_POLL_MS, log, apply: gateway.applyTopology, resolveSecret: secretsOf(env),
  subgraphs: readSubgraphs(readFileSync(env['GATEWAY_SUPERGRAPH'] ?? '', 'utf8'), NATIONAL_SUBGRAPHS),
});
process.on('SIGHUP', () => void watch.reload());
closeWithGrace({ delay: 20_000, logger: false, skip: ['SIGHUP'] }, async ({ err }) => {
  if (err) stderr.write(`${err.stack ?? err.message}\n`);
  watch.close();
  await gateway.close();
});
stdout.write(`${JSON.stringify({ url: gateway.url })}\n`);
