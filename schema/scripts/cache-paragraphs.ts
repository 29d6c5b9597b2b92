import { readStatements } from '@mirex/schema/access/statements';
import { wrongHints } from '@mirex/schema/cache/hints';

/** A paragraph for each field that says of caching what the law or its access does not let it say. */
export const cacheParagraphs = (supergraphSdl: string): string[] =>
  wrongHints(readStatements(supergraphSdl)).map((fault) => `WRONG_CACHE  ${fault}\n  mend: write another @cacheControl, or none.`);
