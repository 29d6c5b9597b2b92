import type { Context } from '@mirex/kit/context';
import { calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

import type { Sealed } from '@mirex/kit/privacy/vault';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** What bank details are encrypted for before they leave the browser: the gateway carries them and cannot read them. */
export interface IntakeKey {
  readonly kid: string;
  readonly publicKey: JWK;
}

const ALG = 'ECDH-ES+A256KW';
const COLUMN = 'intake_key.private_key';

/** The key that this MIREX takes deposits with: made when it is first asked for. Two who ask at once are given the same. */
export async function intakeKey(context: Context): Promise<IntakeKey> {
  const { em, now, vault } = context;
  const kept = await newestKey(em);
  if (kept) return kept;
  const { publicKey, privateKey } = await generateKeyPair(ALG, { crv: 'P-256', extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  await writeRows(
    context, { entity: 'IntakeKey' },
    `insert into intake_key (kid, public_key, private_key, made_at) select ?, ?::jsonb, ?, ? where not exists (select from intake_key) returning kid as id`,
    [kid, JSON.stringify({ ...jwk, kid, alg: ALG, use: 'enc' }), vault.seal(JSON.stringify(await exportJWK(privateKey)), { column: COLUMN, id: kid }), now()],
  );
  return (await newestKey(em)) ?? { kid, publicKey: jwk };
}

async function newestKey(em: Context['em']): Promise<IntakeKey | undefined> {
  const [row] = await em.execute<IntakeKey[]>('select kid, public_key as "publicKey" from intake_key order by made_at desc, kid limit 1');
  return row;
}

/** The text of a compact JWE that was encrypted for one of this MIREX's keys; undefined when it was not. */
export async function openDeposit(jwe: string, { em, vault }: Pick<Context, 'em' | 'vault'>): Promise<string | undefined> {
  try {
    const { plaintext } = await compactDecrypt(jwe, async ({ kid = '' }) => {
      const [row] = await em.execute<{ sealed: Sealed }[]>('select private_key as "sealed" from intake_key where kid = ?', [kid]);
      if (!row) throw new Error('no such key');
      return importJWK(JSON.parse(vault.open(row.sealed, { column: COLUMN, id: kid })) as JWK, ALG);
    }, { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: ['A256GCM'] });
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch {
    return undefined;
  }
}
