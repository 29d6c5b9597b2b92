import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type KeyRing, readKeyRing, writeKeyRing } from '@mirex/kit/privacy/key-ring.rules';

import { StartRefusal } from '../postgres/start-refusal.ts';

/** The keys of an embedded installation, beside its data and not in it: a copy of the database alone tells nothing. */
const keyFileIn = (directory: string): string => join(directory, 'privacy.keys');

/**
 * The keys of this folder: made when there are none. Of two who start at once, both use those of the first.
 *
 * @throws StartRefusal when the file is not a key ring.
 */
export function keepKeyRing(directory: string): KeyRing {
  const file = keyFileIn(directory);
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, writeKeyRing(newKeyRing()), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const read = readKeyRing(readFileSync(file, 'utf8'));
  if (!read.ok) throw new StartRefusal({ code: 'KEY_FILE_MALFORMED', file });
  return read.value;
}

/** Adds a key and makes it the current one; the others stay for what they have sealed. Gives its id. */
export function rotateKeyFile(directory: string, today: Date): string {
  const { keys, index } = keepKeyRing(directory);
  const current = freshId(`k${today.toISOString().slice(0, 10).replaceAll('-', '')}`, keys);
  writeFileSync(keyFileIn(directory), writeKeyRing({ current, keys: new Map([[current, randomBytes(32)], ...keys]), index }), { mode: 0o600 });
  return current;
}

/** Keys for who gave a secret and no keys: the same secret gives the same ones, another secret opens nothing of before. */
export function derivedKeyRing(secret: string): KeyRing {
  const derive = (purpose: string): Buffer => createHmac('sha256', secret).update(`privacy ${purpose}`).digest();
  return { current: 'derived', keys: new Map([['derived', derive('key')]]), index: derive('index') };
}

const newKeyRing = (): KeyRing => ({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]), index: randomBytes(32) });

function freshId(wished: string, taken: ReadonlyMap<string, unknown>): string {
  let id = wished;
  for (let again = 2; taken.has(id); again += 1) id = `${wished}-${again}`;
  return id;
}
