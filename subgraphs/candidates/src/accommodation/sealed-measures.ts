import type { SealedColumn } from '@mirex/kit/privacy/sealed-column';
import type { Sealed, SealedAt, Vault } from '@mirex/kit/privacy/vault';
import type { GrantedMeasure } from '@mirex/schema/events';

const TABLE = 'accommodation_request';
const at = (column: string, id: string): SealedAt => ({ column: `${TABLE}.${column}`, id });

/** What of a request tells of somebody's health, sealed as JSON: what was asked for, what was granted, what a doctor proposed, by which plan. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: TABLE, id: 'id', column: 'opinion', sealedAs: `${TABLE}.opinion` },
  ...['asked', 'granted', 'plan'].map((column): SealedColumn => ({ table: TABLE, id: 'id', column, sealedAs: `${TABLE}.${column}`, wasClear: true })),
];

export const sealMeasures = (vault: Vault, measures: readonly GrantedMeasure[], column: 'asked' | 'granted', id: string): Sealed => vault.seal(JSON.stringify(measures), at(column, id));

/** Null: none. */
export const openMeasures = (vault: Vault, sealed: Sealed | null, column: 'asked' | 'granted', id: string): GrantedMeasure[] =>
  (sealed === null ? [] : JSON.parse(vault.open(sealed, at(column, id))) as GrantedMeasure[]);

export const sealPlan = (vault: Vault, plan: string | null, id: string): Sealed | null => (plan === null ? null : vault.seal(plan, at('plan', id)));

export const openPlan = (vault: Vault, sealed: Sealed | null, id: string): string | null => sealed && vault.open(sealed, at('plan', id));

export const sealOpinion = (vault: Vault, proposed: readonly string[], id: string): Sealed => vault.seal(JSON.stringify(proposed), at('opinion', id));

export const openOpinion = (vault: Vault, sealed: Sealed | null, id: string): string[] | null => sealed && (JSON.parse(vault.open(sealed, at('opinion', id))) as string[]);
