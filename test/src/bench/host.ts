import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { GraphQLClient } from 'graphql-request';

import type { HostActs, HostStart, Reply } from './host-acts.ts';

const PROGRAM = fileURLToPath(new URL('./host-process.js', import.meta.url));

type Ask = <Act extends keyof HostActs>(act: Act, argument: Parameters<HostActs[Act]>[0]) => ReturnType<HostActs[Act]>;

/** The product in a process of its own, whose processor time and memory are nobody else's. */
export interface Host {
  readonly graph: GraphQLClient;
  readonly url: string;
  readonly token: string;
  readonly ask: Ask;
  readonly stop: () => Promise<void>;
}

/** Starts the product and waits until all that it was filled with has settled. */
export async function startHost(options: HostStart): Promise<Host> {
  const child = fork(PROGRAM, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ask = askOver(child);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    await ask('stop', null).catch(() => child.kill('SIGKILL'));
    await ended;
  };
  try {
    const { url, token } = await ask('start', options);
    return { url, token, graph: new GraphQLClient(url, { headers: { authorization: `Bearer ${token}` } }), ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function askOver(child: ChildProcess): Ask {
  const waiting = new Map<number, (reply: Reply) => void>();
  let serial = 0;
  child.on('message', (reply: Reply) => waiting.get(reply.serial)?.(reply));
  child.once('exit', (code) => {
    for (const [serial, tell] of waiting) tell({ serial, fault: `the host process ended with ${code}` });
  });
  return ((act: keyof HostActs, argument: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const mine = (serial += 1);
      waiting.set(mine, ({ answer, fault }) => {
        waiting.delete(mine);
        if (fault === undefined) resolve(answer);
        else reject(new Error(fault));
      });
      child.send({ serial: mine, act, argument });
    })) as Ask;
}
