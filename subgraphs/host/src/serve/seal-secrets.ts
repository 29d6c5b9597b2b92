import { readFileSync } from 'node:fs';

import type { Owner } from '@mirex/schema/mirex';
import { isSealSecret, SEAL_KEY_LENGTH } from '@mirex/schema/signature';

/**
 * The seal secrets of a process: each from `SEAL_SECRET_<owner>`, or from the file that `SEAL_SECRET_<owner>_FILE` names, which may
 * be read again while the process runs. Empty until `reload` was called.
 */
export class SealSecrets {
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #owners: readonly Owner[];
  #secrets: ReadonlyMap<Owner, string> = new Map();

  constructor(environment: Readonly<Record<string, string | undefined>>, owners: readonly Owner[]) {
    this.#environment = environment;
    this.#owners = owners;
  }

  /** One key, or several as `sealKeys` has them; empty for an owner that this process knows nothing of. */
  of(owner: Owner): string {
    return this.#secrets.get(owner) ?? '';
  }

  /** Reads all of them, and keeps those that it has when one is not right. @returns French sentences, none when all are. */
  reload(): readonly string[] {
    const read = new Map(this.#owners.map((owner) => [owner, this.#read(owner)]));
    const bad = this.#owners.filter((owner) => !isSealSecret(read.get(owner) ?? ''));
    if (bad.length === 0) this.#secrets = read;
    return bad.map((owner) => `SEAL_SECRET_${owner} (ou le fichier que nomme SEAL_SECRET_${owner}_FILE) contient une clé de ${SEAL_KEY_LENGTH} caractères au moins, ou plusieurs séparées par des espaces`);
  }

  #read(owner: Owner): string {
    const file = this.#environment[`SEAL_SECRET_${owner}_FILE`];
    if (file === undefined) return this.#environment[`SEAL_SECRET_${owner}`] ?? '';
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  }
}
