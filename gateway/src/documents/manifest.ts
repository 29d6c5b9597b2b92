import { type GraphQLSchema, parse, validate } from 'graphql';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { documentId } from './choose-document.ts';

export interface ManifestRefusal {
  readonly code: 'MANIFEST_INVALID';
  /** Each a French sentence. */
  readonly faults: readonly string[];
}

/** A manifest as it is written: the text of each document by its id, as Relay writes it. */
export type Manifest = Readonly<Record<string, string>>;

/** Makes a manifest of documents that answer over this schema; every fault of every one, else. */
export function makeManifest(documents: ReadonlyMap<string, string>, schema: GraphQLSchema): Outcome<Manifest, ManifestRefusal> {
  const faults = [...documents].flatMap(([name, text]) => faultsOf(text, schema).map((fault) => `${name} : ${fault}`));
  if (faults.length > 0) return refuse({ code: 'MANIFEST_INVALID', faults });
  return accept(Object.fromEntries([...documents.values()].map((text) => [documentId(text), text])));
}

function faultsOf(text: string, schema: GraphQLSchema): readonly string[] {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Reads a manifest. Each text must be the one that its id names: what was changed by hand is refused whole. */
export function readManifest(json: string): Outcome<ReadonlyMap<string, string>, ManifestRefusal> {
  let written: unknown;
  try {
    written = JSON.parse(json);
  } catch {
    return refuse({ code: 'MANIFEST_INVALID', faults: ['le fichier n’est pas du JSON.'] });
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return refuse({ code: 'MANIFEST_INVALID', faults: ['attendu : un objet, le texte de chaque requête sous son SHA-256.'] });
  const entries = Object.entries(written as Readonly<Record<string, unknown>>);
  const faults = entries.filter(([id, text]) => typeof text !== 'string' || documentId(text) !== id).map(([id]) => `« ${id} » n’est pas le SHA-256 de son texte.`);
  return faults.length > 0 ? refuse({ code: 'MANIFEST_INVALID', faults }) : accept(new Map(entries as [string, string][]));
}
