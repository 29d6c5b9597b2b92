import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The repository: checks read it as it lies on the disk, tests and configuration included. */
export const REPOSITORY = join(import.meta.dirname, '../../..');

export interface TemporaryTree extends Disposable {
  readonly path: string;
}

/**
 * A tree made to be shown to a guard; gone at the end of the block (`using tree = temporaryTree({ … })`).
 *
 * @param files text by path; folders are made as needed.
 */
export function temporaryTree(files: Readonly<Record<string, string>>): TemporaryTree {
  // macOS's temporary folder is behind a link, and the tools name files by where they really are.
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'mirex-checks-')));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
