import { readFileSync } from 'node:fs';

import type { ResolveSecret } from './read-topology.ts';

/** Finds secrets in an environment, and in files such as Docker and Kubernetes mount. An unreadable file holds none. */
export const secretsOf = (environment: Readonly<Record<string, string | undefined>>): ResolveSecret => (reference) => {
  if ('env' in reference) return environment[reference.env];
  try {
    return readFileSync(reference.file, 'utf8');
  } catch {
    return undefined;
  }
};
