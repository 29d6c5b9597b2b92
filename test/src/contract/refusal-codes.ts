import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where acts are refused: everything that is compiled into the product, not what checks a schema while it is written. */
const REFUSES = /^(schema|gateway|subgraphs\/[^/]+)\/src\/(?!shard\/check\/)/;
const NOT_SHIPPED = /\.(test|fixture|stub)\.ts$|\/testing\//;

/** In these every code is a refusal's; elsewhere only what stands in `refuse(…)`. */
const ONLY_REFUSALS = /\.(rules|service|messages)\.ts$/;

const CODE = /\bcode: '([A-Z][A-Z0-9_]+)'/g;
const WORD = /'([A-Z][A-Z0-9_]+)'/g;

const isShipped = (path: string): boolean => REFUSES.test(path) && !NOT_SHIPPED.test(path);

/** The refusal codes that a source file writes, each once. */
export function codesWritten(path: string, text: string): string[] {
  if (!isShipped(path)) return [];
  const lines = text.split('\n').filter((line) => ONLY_REFUSALS.test(path) || line.includes('refuse('));
  return [...new Set(lines.flatMap((line) => matches(line, CODE)))];
}

/** All that could be a code: some are made of a map's values, or of one half of a union. */
export const wordsWritten = (path: string, text: string): string[] => (isShipped(path) ? matches(text, WORD) : []);

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, word]) => word as string);

/** The codes of a catalogue as it is written: the first cell of each row. */
export const codesListed = (markdown: string): Set<string> =>
  new Set(matches(markdown, /^\| `([A-Z][A-Z0-9_]+)` \| \S/gm));

/** Every explainer there is, whether or not a table of contents names it: where it stands, and its codes. */
export async function explainers(root: string): Promise<[where: string, codes: string[]][]> {
  const files = globSync('{schema,gateway,subgraphs/*}/src/**/*.messages.ts', { cwd: root }).map((file) => file.replaceAll(sep, '/'));
  const found = await Promise.all(files.map(async (file) => {
    const compiled = join(root, file.replace('/src/', '/dist/').replace(/ts$/, 'js'));
    const exported = (await import(pathToFileURL(compiled).href)) as Record<string, { readonly catalogue?: ReadonlyMap<string, string> }>;
    return Object.values(exported).flatMap(({ catalogue }): [string, string[]][] => (catalogue ? [[file, [...catalogue.keys()]]] : []));
  }));
  return found.flat();
}
