import { writeFileSync } from 'node:fs';

import { errorCatalogue, writeCatalogue } from './error-catalogue.ts';

/** Writes the catalogue of refusals where people look for a code: `schema/errors.md`. */
writeFileSync(new URL('../../../schema/errors.md', import.meta.url), writeCatalogue(errorCatalogue()));
