import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Client } from 'pg';
import type { EmbeddedOptions } from './embedded.ts';
import { eraseEmbedded } from './erase.ts';

/** An account that owns nothing, for what root cannot be refused; ours when we are not root. */
export const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const folders: string[] = [];

/** A place for an embedded server. Named like jest's own, so that a later run sweeps what an interrupted one leaves. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `mirex-test-${process.pid}-`));
  folders.push(folder);
  return folder;
}

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    await eraseEmbedded(join(folder, 'postgres')).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A process of its own that starts a server and prints what it got, or why not; then lives until killed. */
export class Starter {
  readonly #child: ChildProcessByStdio<null, Readable, null>;

  constructor(options: EmbeddedOptions, account: { uid?: number; gid?: number } = {}) {
    const program = `
      import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.js'))};
      try {
        const { port, pid, adopted } = await startEmbedded(${JSON.stringify(options)});
        console.log(JSON.stringify({ port, pid, adopted }));
        setInterval(() => undefined, 1000);
      } catch (error) {
        console.log(JSON.stringify({ code: error.code, message: error.message }));
      }`;
    this.#child = spawn(process.execPath, ['--input-type=module', '-e', program], { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
  }

  async answer(): Promise<Readonly<Record<string, unknown>>> {
    const [said] = (await once(this.#child.stdout, 'data')) as [Buffer];
    return JSON.parse(said.toString()) as Record<string, unknown>;
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** Runs statements in a session of its own and returns the last one's rows. */
export async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
