import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';
import type { Owner } from '@mirex/schema/mirex';

const MAIN = fileURLToPath(new URL('../../../subgraphs/host/dist/serve/main.js', import.meta.url));
const START_MS = 60_000;

/** A real process that serves instances; a test may kill it as hard as it likes. */
export interface InstancesProcess {
  readonly url: string;
  readonly pid: number;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits until it has ended by itself. */
  stop(): Promise<void>;
}

/** Starts `node …/serve/main.js` with this environment and nothing else of ours; port 0 unless said. */
export async function startInstancesProcess(environment: Readonly<Record<string, string>>): Promise<InstancesProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'silent', ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url } = JSON.parse(await firstLine(child)) as { url: string };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return { url, pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the process did not start within ${START_MS / 1000} s: ${said}`));
    }, START_MS);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    if (child.stdout) createInterface({ input: child.stdout }).once('line', (line) => settle(() => resolve(line)));
    child.once('exit', (code) => settle(() => reject(new Error(`the process ended with ${code}: ${said}`))));
  });
}

/** Asks one instance as the gateway does, seal and all. */
export async function askInstance<Data>(
  base: string, { owner, subgraph, secret }: { owner: Owner; subgraph: string; secret: string }, query: string, variables: object = {},
): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const claims = JSON.stringify({ sub: 'test', roles: ['UNIT'], mirex: [owner] });
  const header = seal(secret, { at: Date.now(), to: `${subgraph}@${owner}`, claims, body });
  const response = await fetch(`${base}/${owner}/${subgraph}/graphql`, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', [SEAL_HEADER]: header, [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url') },
  });
  const answer = (await response.json()) as { data?: Data; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
