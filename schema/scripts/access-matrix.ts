/** Writes docs/access-matrix.md from the committed supergraph. `node schema/scripts/access-matrix.ts` */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fieldMatrixOf, matrixOf, matrixPage } from '@mirex/schema/access/matrix';
import { readStatements } from '@mirex/schema/access/statements';

const statements = readStatements(readFileSync(join(import.meta.dirname, '../sdl/supergraph.graphql'), 'utf8'));
writeFileSync(join(import.meta.dirname, '../../docs/access-matrix.md'), matrixPage(matrixOf(statements), fieldMatrixOf(statements)));
