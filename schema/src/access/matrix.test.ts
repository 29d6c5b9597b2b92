import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';

import { fieldMatrixOf, matrixOf, matrixPage } from './matrix.ts';
import { readStatements } from './statements.ts';
import { ACCESS_SDL } from './vocabulary.ts';

const ROOT = join(import.meta.dirname, '../../..');

it('the page of the matrix is what the supergraph states; if not, run: npm run schema', () => {
  const statements = readStatements(readFileSync(join(ROOT, 'schema/sdl/supergraph.graphql'), 'utf8'));
  expect(readFileSync(join(ROOT, 'docs/access-matrix.md'), 'utf8')).toBe(matrixPage(matrixOf(statements), fieldMatrixOf(statements)));
});

it('what is for all is for each, and what is not stated is for nobody', () => {
  const rows = matrixOf(readStatements(`${ACCESS_SDL} type Query { all: Int @access(who: [ANY]) silent: Int } type Mutation { act: Int @access(who: [BEX]) }`));
  expect(rows.map(({ coordinate, allowed }) => [coordinate, allowed.has('CAND'), allowed.has('BEX')]))
    .toEqual([['Query.all', true, true], ['Query.silent', false, false], ['Mutation.act', false, true]]);
});

it('fields are listed that differ from their type or are sensitive, and what a sensitive type holds is', () => {
  const rows = fieldMatrixOf(readStatements(`${ACCESS_SDL}
    type Query { row: Row @access(who: [ANY]) }
    type Row @access(who: [BEX]) { id: ID! iban: String @access(who: [FIN], sensitive: BANK) note: String @access(who: [UNIT]) }
    type File @access(who: [BEX], sensitive: HEALTH) { id: ID! opinion: String @access(who: [DOC]) }`));
  expect(rows.map(({ coordinate, sensitive, allowed }) => [coordinate, sensitive, [...allowed].join()]))
    .toEqual([['File.id', 'HEALTH', 'BEX'], ['File.opinion', 'HEALTH', 'DOC'], ['Row.iban', 'BANK', 'FIN'], ['Row.note', '', 'UNIT']]);
});
