import { journalOf, type PersonRows, personRows } from '@mirex/kit/privacy/person-rows';
import type { SealedColumn } from '@mirex/kit/privacy/sealed-column';
import { type Sealed, Vault } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';
import { NATION, type Owner } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { inEveryDatabase } from './every-database.ts';
import { findPerson } from './person-ids.ts';

/** All that is held about one person, by MIREX and subgraph: what they may ask for (RGPD, art. 15). */
export interface PersonExport {
  readonly person: GlobalId;
  readonly exportedAt: string;
  /** The same person's other ids, by which they were found. */
  readonly ids: readonly string[];
  readonly held: readonly { readonly mirex: Owner; readonly subgraph: string; readonly rows: PersonRows; readonly journal: readonly object[] }[];
}

/** @returns undefined when nothing is held under this id. */
export async function exportPerson(options: ProductOptions, person: GlobalId, now: Date): Promise<PersonExport | undefined> {
  const owners: readonly Owner[] = [NATION, ...options.mirex];
  const { ids } = await findPerson(options, person);
  const held: PersonExport['held'][number][] = [];
  await inEveryDatabase(options, owners, async ({ owner, subgraph, em, keyRing }) => {
    const vault = new Vault(keyRing, owner);
    const rows = opened(await personRows(em, ids), subgraph.sealedColumns ?? [], vault);
    const journal = await journalOf(em, ids);
    if (Object.keys(rows).length > 0) held.push({ mirex: owner, subgraph: subgraph.name, rows, journal });
  });
  return held.length === 0 ? undefined : { person, exportedAt: now.toISOString(), ids, held };
}

/** Sealed values as the person gave them: it is theirs. */
const opened = (rows: PersonRows, sealed: readonly SealedColumn[], vault: Vault): PersonRows =>
  Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.map((row) => {
    const columns = sealed.filter((one) => one.table === table && row[one.column] != null);
    return { ...row, ...Object.fromEntries(columns.map(({ column, id, sealedAs }) => [column, vault.open(row[column] as Sealed, { column: sealedAs, id: String(row[id]) })])) };
  })]));
