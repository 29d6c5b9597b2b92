import type { EnrolmentTold } from '@mirex/schema/events';
import type { Told } from '@mirex/kit/events/outbox';

interface Row extends Omit<EnrolmentTold, 'speciality'> {
  readonly specialityCode: string;
  readonly version: number;
}

/** What the other subgraphs of this MIREX are told of an enrolment, as it stands at that version. */
export const enrolmentTold = ({ id, number, session, specialityCode, establishmentUai, route, state, version }: Row): Told => ({
  topic: 'enrolment.changed', key: id, version,
  payload: { id, number, session, speciality: specialityCode, establishmentUai, route, state },
});
