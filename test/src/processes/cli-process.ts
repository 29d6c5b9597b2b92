import { fileURLToPath } from 'node:url';

import { type RunningProcess, startProcess } from './running-process.ts';

const CLI = fileURLToPath(new URL('../../../subgraphs/host/dist/cli.js', import.meta.url));

/** `npm run mirex -- shard-proxy <subgraph>`, without the build. */
export const startShardProxyProcess = (subgraph: string, topology: string, environment: Readonly<Record<string, string>>): Promise<RunningProcess> =>
  startProcess([CLI, 'shard-proxy', subgraph, '--topology', topology, '--port', '0'], { LOG_LEVEL: 'silent', ...environment });
