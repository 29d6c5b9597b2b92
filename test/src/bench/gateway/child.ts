import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const SHOP_PROGRAM = new URL('./shop-process.js', import.meta.url);
export const GATEWAY_PROGRAM = new URL('./gateway-process.js', import.meta.url);

/** A program in a process of its own. */
export function start(program: URL): ChildProcess {
  return fork(fileURLToPath(program), {
    execArgv: ['--no-memory-reducer'],
    // oxlint-disable-next-line node/no-process-env -- Apollo's gateway speaks to its vendor unless its environment says not to
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
}

/** The next message of a child; throws when it ends instead. */
export async function heard<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController();
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal: ended.signal }),
      once(child, 'exit', { signal: ended.signal }).then(([code]) => { throw new Error(`the process ended with ${String(code)}`); }),
    ]) as [Message];
    return message;
  } finally {
    ended.abort();
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
