import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';

import { sources } from '../checks/conventions.ts';
import { REPOSITORY } from '../checks/temporary-tree.ts';
import { codesListed } from './refusal-codes.ts';

/** Refusals that no test meets yet. A list that gets shorter: whoever writes a refusal writes the test that meets it. */
const NOT_YET = new Set([
  'SECRECY_NOT_REACHED', 'URL_TOO_LONG',
  // What keeps the product from being started: a machine, a server or a key that a test would have to bring about.
  'DIRECTORY_CLOSED', 'KEY_FILE_MALFORMED', 'NO_UNPRIVILEGED_USER', 'PLATFORM_UNSUPPORTED', 'POSTGRES_FAILED', 'RESET_OF_A_SERVER_NOT_OURS', 'SERVER_TOO_OLD',
]);
const HERE = 'test/src/contract/refusals-met.test.ts';

/** Codes that stand in no test's text as words of their own. */
function unmet(codes: Iterable<string>, texts: readonly string[]): string[] {
  const words = new Set(texts.flatMap((text) => text.match(/[A-Z][A-Z0-9_]+/g) ?? []));
  return [...codes].filter((code) => !words.has(code));
}

it('every refusal of the catalogue is met by a test', () => {
  const tests = sources(REPOSITORY).filter(([path]) => path !== HERE && (path.endsWith('.test.ts') || path.startsWith('test/src/')));
  const codes = codesListed(readFileSync(join(REPOSITORY, 'schema/errors.md'), 'utf8'));
  expect(unmet(codes, tests.map(([, text]) => text)).filter((code) => !NOT_YET.has(code))).toEqual([]);
});

it('one that stands in part of a longer word is not met', () => {
  expect(unmet(['X_MISSING', 'X_MISSING_TOO', 'Y_SAID'], [`expect(code).toBe('X_MISSING_TOO')`, `['why', 'Y_SAID']`])).toEqual(['X_MISSING']);
});
