import { type Context, within } from '@mirex/kit/context';
import { type GlobalId, parseId } from '@mirex/schema/global-id';

export interface Fingerprints {
  readonly nir: string | null;
  readonly iban: string;
}

/** @param numbers in one spelling, without blanks. Keyed by the index key of the MIREX: equal here, and nothing anywhere else. */
export const fingerprintsOf = ({ nir, iban }: Fingerprints, { vault }: Pick<Context, 'vault'>): Fingerprints =>
  ({ nir: nir === null ? null : vault.blindIndex(nir, 'payee_file.nir'), iban: vault.blindIndex(iban, 'payee_file.iban') });

/** Tells the actors what two records of one person have in common. A supplier is nobody of theirs. @param context of the transaction. */
export async function tellPayee(actorId: GlobalId, { nir, iban }: Fingerprints, { em, emit, now }: Context): Promise<void> {
  if (!parseId(actorId, 'ACT').ok) return;
  const [row] = await em.execute<{ version: number }[]>(`select nextval('payee_told')::integer as version`);
  await emit(em, [{ topic: 'payee.changed', key: actorId, version: row?.version ?? 0, payload: { actorId, nirFingerprint: nir, ibanFingerprint: iban } }], now());
}

/**
 * Tells of a deposit that was refused because its NIR is in another actor's file: the two are found as one person, for people to
 * decide. Whose file in force has a NIR keeps what was told of that.
 */
export async function tellSameNir(actorId: GlobalId, fingerprints: Fingerprints, context: Context): Promise<void> {
  await context.em.fork().transactional(async (tx) => {
    await lockPayee(actorId, { em: tx });
    const kept = await tx.execute<object[]>('select 1 from payee_file where actor_id = ? and replaced_by_id is null and nir_index is not null', [actorId]);
    if (kept.length === 0) await tellPayee(actorId, fingerprints, within(context, tx));
  });
}

/** Deposits for one actor, and what is told of them, follow one another. */
export const lockPayee = (actorId: GlobalId, { em }: Pick<Context, 'em'>): Promise<unknown> => em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`payee ${actorId}`]);
