import { readStatements, unstated } from '@mirex/schema/access/statements';

/** A paragraph for each field of the composed graph that does not state who may ask for it; none for a graph that states nothing at all. */
export function accessParagraphs(supergraphSdl: string): string[] {
  const statements = readStatements(supergraphSdl);
  if (!statements.spoken) return [];
  return unstated(statements).map((coordinate) => `NO_ACCESS  ${coordinate}\n  Nothing states who may ask for it.\n  mend: write @access(who: […]) on the field, or on its type.`);
}
