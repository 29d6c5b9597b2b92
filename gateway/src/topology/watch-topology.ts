import { readFile } from 'node:fs/promises';
import { unwatchFile, watchFile } from 'node:fs';

import type { Logger } from 'pino';

import { readTopology, type ResolveSecret } from './read-topology.ts';
import type { Subgraphs } from './subgraphs.ts';
import type { Topology } from './topology.ts';

export interface TopologyWatch {
  /** Reads the file again; call it at SIGHUP. True when the new topology was taken. Never throws. */
  readonly reload: () => Promise<boolean>;
  readonly close: () => void;
}

interface Watched {
  readonly path: string;
  readonly subgraphs: Subgraphs;
  readonly resolveSecret: ResolveSecret;
  readonly log: Logger;
  /** Takes the new topology at once: a request that is under way ends with the one it began with. */
  readonly apply: (topology: Topology) => void;
  readonly pollMs: number;
}

/**
 * Follows a topology file. One with faults changes nothing: they are logged, the old one stays.
 *
 * By polling: a mounted ConfigMap is swapped by a symbolic link, which file events miss.
 */
export function watchTopology({ path, subgraphs, resolveSecret, log, apply, pollMs }: Watched): TopologyWatch {
  const reload = async (): Promise<boolean> => {
    try {
      const read = readTopology(await readFile(path, 'utf8'), subgraphs, resolveSecret);
      if (read.ok) apply(read.value);
      else log.error({ faults: read.refusal.faults }, 'topology refused, the old one stays');
      return read.ok;
    } catch (error) {
      log.error({ err: error }, 'topology unreadable, the old one stays');
      return false;
    }
  };
  const changed = (): void => void reload();
  watchFile(path, { interval: pollMs, persistent: false }, changed);
  return { reload, close: () => unwatchFile(path, changed) };
}
