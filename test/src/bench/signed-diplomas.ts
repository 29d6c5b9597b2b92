import { declareEligibleInBulk } from '@mirex/diplomas/award/declare-eligible.service';
import { numberDiplomas } from '@mirex/diplomas/award/number-diplomas.service';
import { printDiplomas, signDiplomas } from '@mirex/diplomas/print/print-diplomas.service';
import { delegateSignature } from '@mirex/diplomas/signature/delegation.service';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';

/** The diplomas of so many published results, signed: ready to be made as files. Their ids, by number. */
export async function signedDiplomas(count: number, context: () => Context): Promise<{ readonly id: GlobalId }[]> {
  const run = { session: 2026, diploma: 'BAC_PRO' };
  const { em, caller } = context();
  const earned = await em.execute<{ id: GlobalId }[]>('select enrolment_id as id from published_result order by enrolment_id limit ?', [count]);
  await declareEligibleInBulk(earned.map(({ id }) => id), context());
  await numberDiplomas({ session: run.session, speciality: null }, context());
  await printDiplomas(run, context());
  await delegateSignature({ account: caller.sub, name: 'Camille Essai', quality: 'Directrice par délégation', act: 'Décision d’essai', validFrom: '2026-01-01', validTo: '2026-12-31' }, context());
  const signed = await signDiplomas(run, context());
  if (!signed.ok || signed.value !== earned.length) throw new Error(`not signed: ${JSON.stringify(signed)}`);
  return em.execute<{ id: GlobalId }[]>(`select id from awarded_diploma where state = 'SIGNED' order by number`);
}
