import { readdir, readFile } from 'node:fs/promises';

import { Supergraph } from '@apollo/federation-internals';

import type { Outcome } from '@mirex/schema/outcome';

import { type Manifest, makeManifest, type ManifestRefusal } from './manifest.ts';

/** The portals' operations, one document a file; their manifest stands beside them. */
export const OPERATIONS = new URL('../../operations/', import.meta.url);

/** Makes the manifest of the portals' operations: each must be valid over what the supergraph shows to clients. */
export async function buildManifest(supergraph: string): Promise<Outcome<Manifest, ManifestRefusal>> {
  const names = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql')).toSorted();
  const texts = await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, OPERATIONS), 'utf8')] as const));
  return makeManifest(new Map(texts), Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema());
}
