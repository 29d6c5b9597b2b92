import { reseal } from '@mirex/kit/privacy/reseal';
import { Vault } from '@mirex/kit/privacy/vault';
import type { Owner } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { inEveryDatabase } from './every-database.ts';

/** Gives every sealed value of these owners the current key; who was stopped begins again and goes on. */
export async function resealAll(options: ProductOptions, owners: readonly Owner[], tell: (line: string) => void): Promise<void> {
  await inEveryDatabase(options, owners, async ({ owner, subgraph, em, keyRing }) => {
    for (const column of subgraph.sealedColumns ?? []) {
      const count = await reseal(column, { em, vault: new Vault(keyRing, owner) });
      tell(`${owner} ${subgraph.name} : ${column.table}.${column.column}, ${count} valeur(s) scellée(s) avec la clé ${keyRing.current}`);
    }
  });
}
