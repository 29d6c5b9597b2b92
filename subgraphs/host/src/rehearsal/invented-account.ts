/** Whom a MIREX pays, as the payee file asks for it. */
export interface InventedAccount {
  readonly iban: string;
  readonly nir: string;
}

const BANK = 30_006n;
const BRANCH = 1n;
const pad = (number: bigint, length: number): string => String(number).padStart(length, '0');

/** An account and a social security number of nobody, with right keys, another for each rank. */
export function inventedAccount(rank: number): InventedAccount {
  const account = 12_345_000_000n + BigInt(rank);
  const rib = 97n - ((89n * BANK + 15n * BRANCH + 3n * account) % 97n);
  const bban = `${pad(BANK, 5)}${pad(BRANCH, 5)}${pad(account, 11)}${pad(rib, 2)}`;
  // FR00 in figures: F is 15, R is 27.
  const check = 98n - (BigInt(`${bban}152700`) % 97n);
  const person = 2_55_08_14_168_000n + BigInt(rank);
  return { iban: `FR${pad(check, 2)}${bban}`, nir: `${person}${pad(97n - (person % 97n), 2)}` };
}
