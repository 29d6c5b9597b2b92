import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START_MS = 150_000;

/** Compiled once, read by every process of every run: a third of what a process costs to start. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'mirex-test-compiled');

/** A real process that answers over HTTP; a test may treat it as hard as it likes. */
export interface RunningProcess {
  readonly url: string;
  readonly pid: number;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits until it has ended by itself. */
  stop(): Promise<void>;
}

/**
 * Starts `node <program>` with this environment and nothing else of ours, and waits for the line that says its address.
 *
 * @param onLog told each line that it writes after that one.
 */
export async function startProcess(
  program: readonly string[], environment: Readonly<Record<string, string>>, onLog: (line: string) => void = () => undefined,
): Promise<RunningProcess> {
  const child = spawn(process.execPath, [...program], { env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const { url } = JSON.parse(await addressLine(child, onLog)) as { url: string };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return { url, pid: child.pid ?? 0, signal: (signal) => void child.kill(signal), kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function addressLine(child: ChildProcess, onLog: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the process did not start within ${START_MS / 1000} s: ${said}`));
    }, START_MS);
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{"url"')) return onLog(line);
      clearTimeout(timer);
      resolve(line);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the process ended with ${code}: ${said}`));
    });
  });
}
