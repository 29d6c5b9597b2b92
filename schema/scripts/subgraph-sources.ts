import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one subgraph serves, as it was printed. */
export interface Source {
  readonly name: string;
  readonly sdl: string;
}

export const SUPERGRAPH_FILE = 'supergraph.graphql';
export const SHARDS_FILE = 'shards.json';

/** The file names, among those of a folder of SDL, that are a subgraph's. */
export const subgraphFiles = (names: readonly string[]): string[] =>
  names.filter((name) => name.endsWith('.graphql') && name !== SUPERGRAPH_FILE).toSorted();

export const nameOfFile = (file: string): string => file.slice(0, -'.graphql'.length);

/** The subgraphs of a folder, by name. */
export const readSources = (folder: string): Source[] =>
  subgraphFiles(readdirSync(folder)).map((file) => ({ name: nameOfFile(file), sdl: readFileSync(join(folder, file), 'utf8') }));
