import { destroyJournal } from '@mirex/kit/journal/destroy-journal';
import { KIT_RETAINED, type RetentionRule } from '@mirex/kit/retention/retained';
import { type Destroyed, holdRetention, releaseRetention, runRetention } from '@mirex/kit/retention/run-retention';
import { type GlobalId, parseId } from '@mirex/schema/global-id';
import { NATION, type Owner } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { inEveryDatabase } from './every-database.ts';
import { findPerson } from './person-ids.ts';

const STATES: Readonly<Record<Destroyed['state'], string>> = {
  DESTROYED: 'détruite(s)', WOULD_DESTROY: 'à détruire', HELD: 'gardée(s) : destruction suspendue', NO_RULE: 'gardée(s) : aucune règle', KEPT: 'gardée(s) : versement aux archives',
  BROKEN: 'détruite(s) ou à détruire, puis la chaîne est ROMPUE : rien n’en est détruit, voir audit verify',
};

/**
 * Destroys what has been kept long enough in every database of these owners, each by the rules of the edition that it holds: a
 * MIREX alone needs nobody for it.
 */
export async function retain(options: ProductOptions, owners: readonly Owner[], { dryRun, by, now }: { dryRun: boolean; by: string; now: Date }, tell: (line: string) => void): Promise<void> {
  await inEveryDatabase(options, owners, async ({ owner, subgraph, em }) => {
    const rules = await em.execute<RetentionRule[]>(owner === NATION ? OF_THE_NATION : OF_THE_EDITION);
    const run = { rules, now, by, dryRun };
    const done = await runRetention(em, [...KIT_RETAINED, ...(subgraph.retained ?? [])], run);
    for (const { code, table, rows, state } of [...done, await destroyJournal(em, run)]) tell(`${owner} ${subgraph.name} : ${code}, ${table}, ${rows} ligne(s) ${STATES[state]}`);
  });
}

const OF_THE_NATION = 'select code, days, basis from retention_rule';
const OF_THE_EDITION = `select r.* from edition, jsonb_to_recordset(data_sets -> 'retentions') as r(code text, days integer, basis text)`;

export interface AskedSuspension {
  readonly act: 'HOLD' | 'RELEASE';
  /** A class, everything (`*`), or the id of a person: then of all that is theirs. */
  readonly code: string;
  readonly reason: string;
  readonly by: string;
  readonly now: Date;
}

/** Suspends the destruction of a class, of everything, or of a person's rows, or lets it go on. */
export async function suspend(options: ProductOptions, owners: readonly Owner[], { act, code, reason, by, now }: AskedSuspension): Promise<void> {
  const codes = parseId(code).ok ? (await findPerson(options, code as GlobalId)).ids : [code];
  const asked = { codes, reason, by, at: now };
  await inEveryDatabase(options, owners, async ({ em }) => {
    if (act === 'RELEASE') await releaseRetention(em, asked);
    else await holdRetention(em, asked);
  });
}
