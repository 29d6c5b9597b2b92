/**
 * Bundles the explorer into `dist/`, so that the page works without a network: `node gateway/explorer/build.ts`.
 *
 * It is built again only when what it is made of changed: about two seconds that a start does not pay twice.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { build, type BuildOptions } from 'esbuild';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);

const SHARED: BuildOptions = {
  bundle: true, minify: true, target: 'es2022', logLevel: 'warning', legalComments: 'linked', define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file', '.graphql': 'text' }, publicPath: '/explorer/', assetNames: '[name]-[hash]', chunkNames: '[name]-[hash]', outdir: here('dist'),
};

/** The editor's threads; each is a file of ours, since the page may run no other script. */
const WORKERS = {
  'editor.worker': require.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
  'json.worker': require.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
  'graphql.worker': require.resolve('monaco-graphql/esm/graphql.worker.js'),
};

async function fingerprint(): Promise<string> {
  const sources = (await readdir(here('.'), { recursive: true })).filter((name) => /\.(ts|css|html|graphql)$/.test(name) && !name.startsWith('dist')).toSorted();
  const parts = await Promise.all(sources.map(async (name) => readFile(here(name))));
  const versions = ['graphiql', 'react', 'esbuild'].map((name) => (require(`${name}/package.json`) as { readonly version: string }).version);
  return createHash('sha256').update(parts.join('\0')).update(versions.join()).digest('hex');
}

const wanted = await fingerprint();
const made = await readFile(here('dist/.fingerprint'), 'utf8').catch(() => '');
if (made !== wanted) {
  await rm(here('dist'), { recursive: true, force: true });
  await mkdir(here('dist'), { recursive: true });
  await Promise.all([
    build({ ...SHARED, entryPoints: { explorer: here('page.ts') }, format: 'esm', splitting: true }),
    build({ ...SHARED, entryPoints: WORKERS, format: 'iife' }),
    copyFile(here('index.html'), here('dist/index.html')),
  ]);
  await writeFile(here('dist/.fingerprint'), wanted);
}
