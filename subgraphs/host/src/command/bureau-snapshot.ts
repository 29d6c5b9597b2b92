import { readFile } from 'node:fs/promises';

import { MIREX_CODES } from '@mirex/schema/mirex';

import { askGraph, type BureauGraph, BureauRefusal } from './bureau-graph.ts';
import { freeze, type Frozen } from './freeze.ts';

const DASHBOARD = new URL('../../../../gateway/operations/national-dashboard.graphql', import.meta.url);

interface Covered {
  readonly coverage: { readonly asked: readonly string[]; readonly missing: readonly string[] };
}

type Dashboard = Readonly<Record<'enrolmentStatistics' | 'markStatistics' | 'diplomaStatistics', Covered | null>>;

export interface SnapshotOptions {
  readonly session: number;
  readonly name: string;
  readonly acceptIncomplete: boolean;
}

/** Asks all MIREX for the figures of a session and freezes what they said. */
export async function takeSnapshot(graph: BureauGraph, { session, name, acceptIncomplete }: SnapshotOptions): Promise<Frozen> {
  const data = await askGraph<Dashboard>(graph, await readFile(DASHBOARD, 'utf8'), { session });
  const silent = Object.entries(data).find(([, figures]) => figures === null);
  if (silent) throw new BureauRefusal(`Aucune MIREX n’a répondu à ${silent[0]}.`);
  const coverages = Object.values(data).flatMap((figures) => figures?.coverage ?? []);
  const named = (list: 'asked' | 'missing') => MIREX_CODES.filter((code) => coverages.some((coverage) => coverage[list].includes(code)));
  return freeze(graph, { name, kind: 'RAW', session, content: { session, ...data }, asked: named('asked'), missing: named('missing'), acceptIncomplete });
}
