import { KIT_RETAINED, type RetentionRule } from '@mirex/kit/retention/retained';
import { type Destroyed, holdRetention, releaseRetention, runRetention } from '@mirex/kit/retention/run-retention';
import { NATION, type Owner } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { inEveryDatabase } from './every-database.ts';

const STATES: Readonly<Record<Destroyed['state'], string>> = {
  DESTROYED: 'détruite(s)', WOULD_DESTROY: 'à détruire', HELD: 'gardée(s) : destruction suspendue', NO_RULE: 'gardée(s) : aucune règle', KEPT: 'gardée(s) : versement aux archives',
};

/** Destroys what has been kept long enough in every database of these owners, by the rules of the referential on the same server. */
export async function retain(options: ProductOptions, owners: readonly Owner[], { dryRun, now }: { dryRun: boolean; now: Date }, tell: (line: string) => void): Promise<void> {
  let rules: readonly RetentionRule[] = [];
  await inEveryDatabase(options, [NATION], async ({ em }) => void (rules = await em.execute<RetentionRule[]>('select code, days, basis from retention_rule')));
  await inEveryDatabase(options, owners, async ({ owner, subgraph, em }) => {
    const done = await runRetention(em, [...KIT_RETAINED, ...(subgraph.retained ?? [])], { rules, now, by: 'system', dryRun });
    for (const { code, table, rows, state } of done) tell(`${owner} ${subgraph.name} : ${code}, ${table}, ${rows} ligne(s) ${STATES[state]}`);
  });
}

/** Suspends the destruction of a class, or of everything (`*`), or lets it go on. */
export async function suspend(options: ProductOptions, owners: readonly Owner[], { code, reason, now }: { code: string; reason?: string; now: Date }): Promise<void> {
  await inEveryDatabase(options, owners, async ({ em }) => {
    if (reason === undefined) await releaseRetention(em, code);
    else await holdRetention(em, { code, reason, by: 'system', at: now });
  });
}
