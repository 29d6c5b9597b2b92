import { createHash } from 'node:crypto';

import { canonical } from '@mirex/referential/edition/compare.rules';

import { askGraph, type BureauGraph, BureauRefusal } from './bureau-graph.ts';

export interface Figures {
  readonly name: string;
  readonly kind: 'RAW' | 'PUBLIC';
  readonly session: number;
  readonly content: object;
  readonly asked: readonly string[];
  readonly missing: readonly string[];
  readonly acceptIncomplete: boolean;
}

export interface Frozen {
  readonly name: string;
  readonly sha256: string;
  readonly frozenAt: string;
  readonly missing: readonly string[];
}

const FREEZE = `mutation Freeze($input: FreezeSnapshotInput!) {
  freezeSnapshot(input: $input) { snapshot { name sha256 frozenAt missing } userErrors { code message } }
}`;

interface Reply {
  readonly freezeSnapshot: { readonly snapshot: Frozen | null; readonly userErrors: readonly { readonly message: string }[] } | null;
}

/** Freezes figures as canonical JSON: equal figures have equal hashes, whoever freezes them and when. */
export async function freeze(graph: BureauGraph, { content: figures, ...rest }: Figures): Promise<Frozen> {
  const content = canonical(figures);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const { freezeSnapshot } = await askGraph<Reply>(graph, FREEZE, { input: { ...rest, content, sha256 } });
  if (!freezeSnapshot?.snapshot) throw new BureauRefusal(freezeSnapshot?.userErrors[0]?.message ?? 'Le référentiel n’a pas répondu.');
  return freezeSnapshot.snapshot;
}
