import { execFileSync } from 'node:child_process';

import { nameOfFile, type Source, subgraphFiles } from './subgraph-sources.ts';

/**
 * The subgraphs of a folder as they were committed at a revision.
 *
 * @throws an Error in git's words when there is no such revision.
 */
export function revisionSources(folder: string, revision: string): Source[] {
  const git = (...words: string[]): string => execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const files = git('ls-tree', '--name-only', revision, '--', '.').split('\n');
  return subgraphFiles(files).map((file) => ({ name: nameOfFile(file), sdl: git('show', `${revision}:./${file}`) }));
}
