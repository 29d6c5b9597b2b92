import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';

/**
 * Keeps the fingerprints of those who have a payee file: by them two records of one person are found. Each record keeps what was told of
 * it, a merged one too, and nobody's version grows: what people read of an actor has not changed. One statement.
 */
export async function takeInPayees(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'Actor', change: 'UPDATE' },
    `update actor a set nir_fingerprint = p."nirFingerprint", iban_fingerprint = p."ibanFingerprint"
     from jsonb_to_recordset(?::jsonb) as p("actorId" text, "nirFingerprint" text, "ibanFingerprint" text)
     where a.id = p."actorId" and (a.nir_fingerprint, a.iban_fingerprint) is distinct from (p."nirFingerprint", p."ibanFingerprint") returning a.id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
