import { randomUUID } from 'node:crypto';

import { eraseEverywhere, tellErasure, tellRefusal } from '@mirex/host/command/erase-person';
import { type AskedSuspension, suspend } from '@mirex/host/command/retention';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import { NATION, type Owner } from '@mirex/schema/mirex';

import type { ProductProcess } from './product-process.ts';

export const OWNERS: readonly Owner[] = [NATION, 'NO', 'SE'];
export const ASKED = { by: 'deleguee-protection', reason: 'demande de la personne' };
const v7 = (): string => randomUUID().replace(/(?<=^.{14})4/, '7');
export const newId = (owner: Owner, tag: 'CAN' | 'ACT' | 'FRA' | 'CAS'): GlobalId => globalId(owner, tag, v7());

/** What is done to people of a running product, and looked up in its databases. */
export function erasing(product: () => ProductProcess) {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test knows its rows
  const sql = <Row extends Record<string, any>>(owner: Owner, text: string): Promise<{ rows: Row[] }> => product().database(owner).query<Row>(text);
  /** Every table of a database in which one of some texts stands, whatever its column. */
  async function tablesWith(owner: Owner, ...texts: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ at: string }>(owner, `select format('%I.%I', table_schema, table_name) as at from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    const found: string[] = [];
    for (const { at } of rows) if ((await sql(owner, `select from ${at} t where t::text ilike any(array[${texts.map((text) => `'%${text}%'`).join(', ')}]) limit 1`)).rows.length > 0) found.push(at);
    return found.toSorted();
  }
  const everywhere = async (...texts: readonly string[]): Promise<string[]> => (await Promise.all(OWNERS.map(async (owner) => (await tablesWith(owner, ...texts)).map((at) => `${owner} ${at}`)))).flat();
  /** What the command says: one French text, a refusal's code in brackets at its end. */
  async function erase(id: string, dryRun = false): Promise<string> {
    const outcome = await eraseEverywhere(product().command.options, { person: id as GlobalId, ...ASKED, now: new Date(), dryRun });
    return outcome.ok ? tellErasure(outcome.value, dryRun).join('\n') : tellRefusal(outcome.refusal);
  }
  const hold = (act: AskedSuspension['act'], code: string, reason: string) => suspend(product().command.options, OWNERS, { act, code, reason, by: 'juriste', now: new Date() });
  return { sql, tablesWith, everywhere, erase, hold };
}
