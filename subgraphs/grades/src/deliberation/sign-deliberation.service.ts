import type { DecisionTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { Decision } from './decision.type.ts';
import { Deliberation, DeliberationState } from './deliberation.entity.ts';
import { checkSignature, type DeliberationRefusal } from './deliberation.rules.ts';
import { recordHash } from './record.ts';
import { Result } from './result.entity.ts';

/** As many as one statement carries into the outbox. */
const CHUNK = 1_000;

/** Whom the jury admits has nothing that goes with failing. */
const FAILING: ReadonlySet<Decision> = new Set([Decision.FAILED, Decision.NOT_GRADED, Decision.NO_FINAL_DECISION]);

/**
 * Signs a record: from then on nobody changes it, its marks are deliberated, and the others are told.
 *
 * Two who sign at once: the second is refused with DELIBERATION_SIGNED. A crash leaves it open, with nothing told.
 *
 * @param filesExamined that the chair states that the files of those who fail were looked at.
 */
export async function signDeliberation(id: GlobalId, seen: number, filesExamined: boolean, context: Context): Promise<Outcome<Deliberation, DeliberationRefusal>> {
  const { caller, now } = context;
  return context.em.transactional(async (tx) => {
    const record = await tx.findOne(Deliberation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!record) return refuse({ code: 'DELIBERATION_UNKNOWN', given: id });
    const results = await resultsOf(tx, id);
    const unspoken = results.filter(({ juryMayAdmit, decision, juryAt }) => juryMayAdmit && decision === Decision.FAILED && juryAt === null).length;
    const failed = results.filter(({ decision }) => decision === Decision.FAILED).length;
    const checked = checkSignature({ state: record.state, version: record.version, unspoken, failed, filesRequired: record.filesRequired }, seen, filesExamined);
    if (!checked.ok) return checked;

    await tx.execute(
      `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
       select m.id, ?, ?, m.state, 'DELIBERATED', m.hundredths, m.hundredths, 'Procès-verbal signé' from mark m join result r on r.enrolment_id = m.enrolment_id where r.deliberation_id = ? and m.state = 'LOCKED'`,
      [now(), caller.sub, id],
    );
    await writeRows(
      within(context, tx), { entity: 'Mark', change: 'UPDATE' },
      `update mark m set state = 'DELIBERATED', version = m.version + 1 from result r where r.enrolment_id = m.enrolment_id and r.deliberation_id = ? and m.state = 'LOCKED' returning m.id`, [id],
    );
    Object.assign(record, { state: DeliberationState.SIGNED, signedAt: now(), signedBy: caller.sub, recordHash: recordHash(record, results, await correctedHash(tx, record)) });
    await tell(tx, record, results, context);
    return accept(record);
  });
}

const resultsOf = (em: EntityManager, deliberationId: GlobalId): Promise<Result[]> => em.find(Result, { deliberationId }, { orderBy: { enrolmentId: 'asc' } });

const correctedHash = async (em: EntityManager, { correctsId }: Deliberation): Promise<string | null> =>
  (correctsId === null ? null : (await em.findOneOrFail(Deliberation, { id: correctsId })).recordHash);

/** Whether a signed record is still what was signed; null while it is open. */
export async function recordIntact(record: Deliberation, { em }: Context): Promise<boolean | null> {
  if (record.recordHash === null) return null;
  return recordHash(record, await resultsOf(em, record.id), await correctedHash(em, record)) === record.recordHash;
}

async function tell(tx: EntityManager, record: Deliberation, results: readonly Result[], { emit, now }: Context): Promise<void> {
  for (let start = 0; start < results.length; start += CHUNK) {
    const chunk = results.slice(start, start + CHUNK);
    const enrolments = await tx.find(KnownEnrolment, { id: { $in: chunk.map(({ enrolmentId }) => enrolmentId) } });
    const uaiOf = new Map(enrolments.map((each) => [each.id, each.establishmentUai]));
    await emit(tx, chunk.map((result) => ({
      topic: 'decision.recorded', key: result.enrolmentId, version: result.number, payload: toldOf(result, record, uaiOf.get(result.enrolmentId) ?? '', now()),
    })), now());
  }
}

const toldOf = (result: Result, { diploma, edition }: Deliberation, establishmentUai: string, signedAt: Date): DecisionTold => ({
  id: result.id, number: result.number, enrolmentId: result.enrolmentId, deliberationId: result.deliberationId,
  session: result.session, diploma, speciality: result.specialityCode, establishmentUai, decision: result.decision,
  totalThousandths: Number(result.totalThousandths), coefficientTenths: result.coefficientTenths, averageHundredths: result.averageHundredths,
  juryThousandths: Number(result.juryThousandths), honours: result.honours,
  failedCertificate: result.decision === Decision.FAILED && result.failedCertificate, blocks: FAILING.has(result.decision) ? result.blocks : [],
  marks: result.marks, edition, signedAt: signedAt.toISOString(),
});
