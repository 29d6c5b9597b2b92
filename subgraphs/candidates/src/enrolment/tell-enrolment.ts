import type { Context } from '@mirex/kit/context';

import type { Enrolment } from './enrolment.entity.ts';
import { enrolmentTold } from './enrolment.told.ts';
import { openingsOf } from './openings.ts';

/** Tells the other subgraphs how an enrolment stands, in the transaction of its change, once that is flushed. */
export async function tellEnrolment(enrolment: Enrolment, context: Context): Promise<void> {
  const { specialities } = await openingsOf(context);
  const { candidate, specialityCode } = enrolment;
  const diploma = specialities.get(specialityCode)?.diploma ?? '';
  // Spread would lose the accessors of an entity.
  const { id, number, session, establishmentUai, route, form, state, version } = enrolment;
  const row = { id, number, session, specialityCode, establishmentUai, route, form, state, version };
  await context.emit(context.em, [enrolmentTold({ ...row, candidateId: candidate.id, diploma })], context.now());
}
