import type { CandidateTold } from '@mirex/schema/events';
import type { Told } from '@mirex/kit/events/outbox';

/** What the other subgraphs of this MIREX are told of a candidate, as they stand at that version. */
export const candidateTold = ({ id, lastName, firstName, birthDate, sex, version }: CandidateTold & { readonly version: number }): Told => ({
  topic: 'candidate.changed', key: id, version,
  payload: { id, lastName, firstName, birthDate, sex },
});
