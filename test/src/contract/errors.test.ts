import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { type Chapter, errorCatalogue, writeCatalogue } from '@mirex/host/error-catalogue';

import { sources } from '../checks/conventions.ts';
import { REPOSITORY } from '../checks/temporary-tree.ts';
import { codesListed, codesWritten, explainers, wordsWritten } from './refusal-codes.ts';

const written = readFileSync(join(REPOSITORY, 'schema/errors.md'), 'utf8');
const listed = codesListed(written);
const tree = sources(REPOSITORY);
const codes = tree.flatMap(([path, text]) => codesWritten(path, text).map((code) => [code, path] as const));

/** These carry their own sentences, one for each fault of a file: the terminal shows them all. */
const SPEAKS_FOR_ITSELF = ['CONFIG_INVALID', 'TOPOLOGY_INVALID', 'MANIFEST_INVALID', 'KEY_RING_MALFORMED'];

describe('schema/errors.md', () => {
  it('is what the explainers say now; if not, run: npm run schema', () => expect(written).toBe(writeCatalogue(errorCatalogue())));

  it('lists every code of every explainer there is', async () => {
    const all = await explainers(REPOSITORY);
    expect(all.map(([where]) => where)).toContain('schema/src/refusal.messages.ts');
    expect(all.flatMap(([where, codes]) => codes.filter((code) => !listed.has(code)).map((code) => `${where}: ${code}`))).toEqual([]);
  });

  it('lists every code that a refusal has', () => {
    expect(codes.filter(([code]) => !listed.has(code) && !SPEAKS_FOR_ITSELF.includes(code)).map(([code, path]) => `${path}: ${code}`)).toEqual([]);
  });

  it('lists no code that nobody writes', () => {
    const found = new Set(tree.flatMap(([path, text]) => wordsWritten(path, text)));
    expect([...listed, ...SPEAKS_FOR_ITSELF].filter((code) => !found.has(code))).toEqual([]);
  });
});

describe('the catalogue as it is written', () => {
  const chapter = (from: string, ...sentences: [string, string][]): Chapter => ({ from, sentences: new Map(sentences) });

  it('keeps a sentence in its cell, and a code that two say in both', () => {
    const text = writeCatalogue([chapter('a', ['X_MISSING', 'Un | deux\ntrois.']), chapter('b', ['X_MISSING', 'Autrement.']), chapter('nobody')]);
    expect(text.split('\n').filter((line) => /^(##|\| `)/.test(line))).toEqual([
      '## From a', String.raw`| ${'`X_MISSING`'} | Un \| deux trois. |`, '## From b', '| `X_MISSING` | Autrement. |',
    ]);
    expect([...codesListed(text)]).toEqual(['X_MISSING']);
  });

  it('has no row without its sentence', () => expect([...codesListed('| `X` |  |\n| `X_SAID` | Oui. |')]).toEqual(['X_SAID']));
});

describe('a code is seen', () => {
  const refusal = `return refuse({ code: 'X_MISSING', given });`;
  const cases: [why: string, path: string, text: string, codes: string[]][] = [
    ['in a rule', 'subgraphs/grades/src/mark/mark.rules.ts', refusal, ['X_MISSING']],
    ['in the type of a refusal', 'subgraphs/grades/src/mark/mark.rules.ts', `  | { readonly code: 'X_MISSING'; readonly given: string }`, ['X_MISSING']],
    ['in a choice of two', 'subgraphs/grades/src/mark/mark.service.ts', `? { code: 'X_MISSING' }\n: { code: 'Y_MISSING' }`, ['X_MISSING', 'Y_MISSING']],
    ['wherever something is refused', 'subgraphs/candidates/src/pre-registration/csv-file.ts', refusal, ['X_MISSING']],
    ['once', 'gateway/src/shard/shard.messages.ts', `code: 'X_MISSING'\ncode: 'X_MISSING'`, ['X_MISSING']],
    ['not where it is no refusal', 'subgraphs/referential/src/national/diplomas.ts', `{ code: 'CAPA', level: 3 }`, []],
    ['not in a test', 'subgraphs/grades/src/mark/mark.rules.test.ts', refusal, []],
    ['not where schemas are checked', 'schema/src/shard/check/routes.ts', `refuse({ code: 'NO_MERGE' })`, []],
  ];
  it.each(cases)('%s', (_why, path, text, codes) => expect(codesWritten(path, text)).toEqual(codes));
});
