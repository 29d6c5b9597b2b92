import type { Sealed, Vault } from '@mirex/kit/privacy/vault';
import type { SealedColumn } from '@mirex/kit/privacy/sealed-column';

/** The columns of a payee file that are sealed at rest. */
const SECRETS = ['holder', 'iban', 'bic', 'nir', 'address'] as const;

type Secrets<Text> = Readonly<Record<'holder' | 'iban', Text>> & Readonly<Record<'bic' | 'nir' | 'address', Text | null>>;
/** As a person wrote them. */
export type PayeeSecrets = Secrets<string>;
/** As the table keeps them. */
export type SealedPayee = Secrets<Sealed>;

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...SECRETS.map((column) => ({ table: 'payee_file', id: 'id', column, sealedAs: `payee_file.${column}` })),
  { table: 'intake_key', id: 'kid', column: 'private_key', sealedAs: 'intake_key.private_key' },
];

/** @param id of the payee file: a secret opens in its own row and nowhere else. */
export const sealPayee = (secrets: PayeeSecrets, id: string, vault: Vault): SealedPayee => each(secrets, (text, column) => vault.seal(text, { column, id }));

export const openPayee = (sealed: SealedPayee, id: string, vault: Vault): PayeeSecrets => each(sealed, (text, column) => vault.open(text, { column, id }));

function each<From, To>({ holder, iban, bic, nir, address }: Secrets<From>, turn: (secret: From, column: string) => To): Secrets<To> {
  const maybe = (secret: From | null, column: string): To | null => (secret === null ? null : turn(secret, `payee_file.${column}`));
  return {
    holder: turn(holder, 'payee_file.holder'), iban: turn(iban, 'payee_file.iban'), bic: maybe(bic, 'bic'), nir: maybe(nir, 'nir'), address: maybe(address, 'address'),
  };
}
