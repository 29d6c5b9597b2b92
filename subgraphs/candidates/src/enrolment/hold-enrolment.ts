import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { EnrolmentChange } from './enrolment-change.entity.ts';
import { Enrolment } from './enrolment.entity.ts';
import { checkStanding, type TransitionRefusal } from './enrolment.rules.ts';
import { tellEnrolment } from './tell-enrolment.ts';

export interface Seen {
  readonly id: GlobalId;
  /** The version that whoever acts has seen. */
  readonly version: number;
}

/** An enrolment that still stands, held for the rest of the transaction in the version that was seen. */
export async function holdEnrolment({ id, version }: Seen, { em }: Context): Promise<Outcome<Enrolment, TransitionRefusal>> {
  const enrolment = await em.findOne(Enrolment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!enrolment) return refuse({ code: 'ENROLMENT_UNKNOWN', given: id });
  const standing = checkStanding(enrolment, version);
  if (!standing.ok) return standing;
  const leaving = await em.execute<object[]>(`select 1 from transfer where enrolment_id = ? and state = 'PENDING'`, [id]);
  return leaving.length === 0 ? accept(enrolment) : refuse({ code: 'TRANSFER_UNDER_WAY' });
}

type Amendable = 'languages' | 'options' | 'chosenPapers' | 'papersWithoutCcf' | 'enrolmentCase' | 'establishmentUai' | 'route' | 'state' | 'form' | 'movedToId';

/** Changes values of a held enrolment, writes the trace with old and new, and tells the other subgraphs. */
export async function amend(enrolment: Enrolment, values: Partial<Pick<Enrolment, Amendable>>, reason: string | null, context: Context): Promise<void> {
  const { em, now, caller } = context;
  const from = enrolment.state;
  const details = (Object.keys(values) as Amendable[]).filter((field) => field !== 'state').flatMap((field) => {
    const [before, after] = [JSON.stringify(enrolment[field]), JSON.stringify(values[field])];
    return before === after ? [] : [{ field, before, after }];
  });
  Object.assign(enrolment, values);
  em.create(EnrolmentChange, { enrolmentId: enrolment.id, version: enrolment.version + 1, at: now(), by: caller.sub, from, to: enrolment.state, reason, details });
  // A change that leaves every column as it was would not count as one: the trace is of the next version all the same.
  if (details.length === 0 && from === enrolment.state) await writeRows(context, { entity: 'Enrolment', change: 'UPDATE' }, 'update enrolment set version = version + 1 where id = ? returning id', [enrolment.id]);
  await em.flush();
  if (details.length === 0 && from === enrolment.state) await em.refresh(enrolment);
  await tellEnrolment(enrolment, context);
}
