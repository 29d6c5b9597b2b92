import type { Context } from '@mirex/kit/context';

import { PLAUSIBLE_AGES } from '../candidate/candidate.regulation.ts';
import { enrolNationally } from '../national/enrol-nationally.ts';
import type { NationalRefusal } from '../national/national.rules.ts';
import { Enrolment } from './enrolment.entity.ts';
import type { RegistrationRefusal } from './drafts.ts';
import { type Entry, type EntryRefusal, readEntry } from './entry.rules.ts';

export type OneRefusal = EntryRefusal | RegistrationRefusal | NationalRefusal;

/**
 * Enrols one candidate, typed in by an agent or by themselves: the enrolment begins as ENTERED. All that is wrong is told.
 *
 * Two who enrol the same person at once: one is ENROLLED_ALREADY.
 */
export async function enrolOne(entry: Entry, session: number, context: Context): Promise<Enrolment | readonly OneRefusal[]> {
  const read = readEntry(entry, session, PLAUSIBLE_AGES, null);
  if (!read.ok) return read.faults.map(({ refusal }) => refusal);
  const outcome = await enrolNationally(read.line, { session, state: 'ENTERED' }, context);
  return outcome.ok ? context.em.findOneOrFail(Enrolment, { id: outcome.value }) : [outcome.refusal];
}
