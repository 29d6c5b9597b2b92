import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { Candidate } from '../candidate/candidate.entity.ts';
import { type AddressRefusal, checkMove, type PostalAddress, readAddress } from './address.rules.ts';
import { CandidateChange } from './candidate-change.entity.ts';

export interface Move extends PostalAddress {
  readonly id: GlobalId;
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly reason: string | null;
}

/** Changes where a candidate receives letters, with its trace. Two at once: the second is CANDIDATE_CHANGED_MEANWHILE. */
export function changeAddress({ id, version, reason, ...given }: Move, { em, now, caller }: Context): Promise<Outcome<Candidate, AddressRefusal>> {
  return em.transactional(async (tx) => {
    const read = readAddress(given);
    if (!read.ok) return read;
    const candidate = await tx.findOne(Candidate, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!candidate) return refuse({ code: 'CANDIDATE_UNKNOWN', given: id });
    const allowed = checkMove(candidate, version, read.value);
    if (!allowed.ok) return allowed;
    tx.create(CandidateChange, { candidateId: id, version: version + 1, at: now(), by: caller.sub, before: candidate.address, after: read.value, reason });
    candidate.address = read.value;
    return accept(candidate);
  });
}
