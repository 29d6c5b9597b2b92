import type { EnrolmentTold } from '@mirex/schema/events';
import type { Told } from '@mirex/kit/events/outbox';

interface Row extends Omit<EnrolmentTold, 'speciality'> {
  readonly specialityCode: string;
  readonly version: number;
}

/** What the other subgraphs of this MIREX are told of an enrolment, as it stands at that version. */
export const enrolmentTold = ({ id, candidateId, number, session, specialityCode, diploma, establishmentUai, route, form, state, version }: Row): Told => ({
  topic: 'enrolment.changed', key: id, version,
  payload: { id, candidateId, number, session, speciality: specialityCode, diploma, establishmentUai, route, form, state },
});
