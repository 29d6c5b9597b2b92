import { describe, expect, it } from '@jest/globals';
import { breaches, sources } from './conventions.ts';
import { REPOSITORY } from './temporary-tree.ts';

// Written in halves, so that this file does not break what it shows.
const later = ['// TO', 'DO the rest'].join('');
const only = ['it', "only('x', () => {});"].join('.');
const skip = ['describe', "skip('x', () => {});"].join('.');
const place = ["const root = '", "home/somebody/data';"].join('/');

const bad: [why: string, path: string, text: string, sentence: RegExp][] = [
  ['a file of 251 lines', 'kit/src/a.ts', 'x\n'.repeat(251), /over 250 lines/],
  ['a drawer for anything', 'kit/src/string-utils.ts', '', /says nothing/],
  ['a folder for anything', 'kit/src/common/money.ts', '', /says nothing/],
  ['a manager', 'grades/src/mark.manager.ts', '', /says nothing/],
  ['a barrel', 'grades/src/index.ts', '', /barrel/],
  ['a path of the machine it was written on', 'kit/src/a.ts', place, /one machine \(line 1\)/],
  ['work left for later', 'kit/src/a.ts', `\n${later}`, /left for later \(line 2\)/],
  ['a test that runs alone', 'kit/src/a.test.ts', only, /does not run/],
  ['a test that does not run', 'kit/src/a.test.ts', skip, /does not run/],
  ['a clock in a rule', 'grades/src/mark.rules.ts', 'const today = new Date();', /clock/],
  ['a clock in a service', 'grades/src/mark.service.ts', 'const today = Date.now();', /clock/],
  ['SQL that counts whatever there is', 'subgraphs/grades/src/mark/mark.query.ts', "em.execute('select count(*) from mark')", /whose rows/],
  ['a rule that throws', 'grades/src/mark.rules.ts', `  throw new Error('no');`, /do not throw/],
];

const good: [why: string, path: string, text: string][] = [
  ['a file of 250 lines', 'kit/src/a.ts', 'x\n'.repeat(250)],
  ['a name that only contains a heavy one', 'kit/src/handling-fee.ts', ''],
  ['a date that is read, not asked', 'grades/src/mark.rules.ts', `const from = new Date('2026-09-01');`],
  ['a clock where time enters', 'host/src/main.ts', 'const now = new Date();'],
  ['a fault in a service', 'grades/src/mark.service.ts', `  throw new Error('the edition is gone');`],
  ['SQL that counts what its caller sees', 'subgraphs/grades/src/mark/mark.query.ts', 'const seen = await seenRows(em, Mark, "id"); em.execute("")'],
  ['SQL that says why it reads all', 'subgraphs/grades/src/mark/mark.query.ts', "/** * Of all rows: a diary is everybody's. */ em.execute('')"],
  ['a route', 'gateway/src/http/routes.ts', `app.get('/healthz');`],
];

describe('the conventions of the house', () => {
  it.each(bad)('refuse %s', (_why, path, text, sentence) => {
    expect(breaches(path, text)).toEqual([expect.stringMatching(sentence)]);
  });

  it.each(good)('accept %s', (_why, path, text) => expect(breaches(path, text)).toEqual([]));

  it('hold in the whole tree', () => {
    const tree = sources(REPOSITORY);
    expect(tree.map(([path]) => path)).toContain('schema/src/outcome.ts');
    expect(tree.flatMap(([path, text]) => breaches(path, text))).toEqual([]);
  });
});
