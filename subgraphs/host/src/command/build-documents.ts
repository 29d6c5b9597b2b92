import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { buildManifest, OPERATIONS } from '@mirex/gateway/documents/build-manifest';

export interface WrittenManifest {
  readonly path: string;
  readonly documents: number;
}

/** Writes the manifest of the portals' operations beside them, or says every fault of every one as a French sentence. */
export async function writeManifest(): Promise<WrittenManifest | { readonly faults: readonly string[] }> {
  const made = await buildManifest(readFileSync(new URL('../../../../schema/sdl/supergraph.graphql', import.meta.url), 'utf8'));
  if (!made.ok) return { faults: made.refusal.faults };
  const path = fileURLToPath(new URL('manifest.json', OPERATIONS));
  writeFileSync(path, `${JSON.stringify(made.value, null, 2)}\n`);
  return { path, documents: Object.keys(made.value).length };
}
