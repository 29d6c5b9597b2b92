import type { Context } from '@mirex/kit/context';

import type { Enrolment } from './enrolment.entity.ts';
import { enrolmentTold } from './enrolment.told.ts';
import { openingsOf } from './openings.ts';

/** Tells the other subgraphs how enrolments stand, in the transaction of their change, once that is written. */
export async function tellEnrolments(enrolments: readonly Enrolment[], context: Context): Promise<void> {
  const { specialities } = await openingsOf(context);
  const told = enrolments.map(({ id, number, candidate, session, specialityCode, establishmentUai, route, form, state, version }) =>
    enrolmentTold({ id, number, candidateId: candidate.id, session, specialityCode, diploma: specialities.get(specialityCode)?.diploma ?? '', establishmentUai, route, form, state, version }));
  await context.emit(context.em, told, context.now());
}
