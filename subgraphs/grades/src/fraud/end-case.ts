import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { FraudCase } from './fraud.entity.ts';
import { addMonths, type Day } from '@mirex/schema/day';
import { FraudPlace } from './fraud.type.ts';

/** The last day of a ban that runs from its notification; null when there is none. */
function bannedUntil({ banMonths, notifiedOn, sanctionOn }: FraudCase): Day | null {
  const from = notifiedOn ?? sanctionOn;
  return banMonths > 0 && from !== null ? addMonths(from, banMonths) : null;
}

/** What comes of a case that nothing can be said against any more: void marks that no jury has locked, and the telling of it. */
export async function endCase(tx: EntityManager, ended: FraudCase, context: Context): Promise<void> {
  const { caller, emit, now } = context;
  ended.finalAt = now();
  const { id, enrolmentId, session, sanctioned, place, papers } = ended;
  const voidPapers = sanctioned && place === FraudPlace.PAPER ? papers : [];
  const marks = `enrolment_id = ? and paper_code in (select jsonb_array_elements_text(?::jsonb)) and state not in ('LOCKED', 'DELIBERATED', 'ANNULLED')`;
  await tx.execute(
    `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select id, ?, ?, state, 'ANNULLED', hundredths, hundredths, 'Sanction définitive' from mark where ${marks}`,
    [now(), caller.sub, enrolmentId, JSON.stringify(voidPapers)],
  );
  await writeRows(within(context, tx), { entity: 'Mark', change: 'UPDATE' }, `update mark set state = 'ANNULLED', version = version + 1 where ${marks} returning id`, [enrolmentId, JSON.stringify(voidPapers)]);
  await emit(tx, [{
    topic: 'fraud.final', key: id, version: 1, payload: {
      id, enrolmentId, session, sanctioned, examVoid: sanctioned && place === FraudPlace.ENROLMENT, voidPapers,
      excludedFromSession: sanctioned && place === FraudPlace.PAPER, withoutHonours: sanctioned && place === FraudPlace.PAPER,
      bannedUntil: sanctioned ? bannedUntil(ended) : null, finalAt: now().toISOString(),
    },
  }], now());
}
