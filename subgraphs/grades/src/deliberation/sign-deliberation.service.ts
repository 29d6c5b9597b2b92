import type { DecisionTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';

import { Decision, type HonoursGrade } from './decision.type.ts';
import { Deliberation, DeliberationState } from './deliberation.entity.ts';
import { checkSignature, type DeliberationRefusal } from './deliberation.rules.ts';
import { recordHash, type RecordedResult } from './record.ts';
import { suspendSuspects } from './suspend-suspects.ts';

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
    if (record.state === DeliberationState.OPEN) await suspendSuspects(id, within(context, tx));
    const results = await resultsOf(tx, id);
    const unspoken = results.filter(({ juryMayAdmit, decision, spoken }) => juryMayAdmit && decision === Decision.FAILED && !spoken).length;
    const failed = results.filter(({ decision }) => decision === Decision.FAILED).length;
    const checked = checkSignature({ state: record.state, version: record.version, unspoken, failed, filesRequired: record.filesRequired }, seen, filesExamined);
    if (!checked.ok) return checked;

    await writeRows(
      within(context, tx), { entity: 'Mark', change: 'UPDATE' },
      `with written as (
         update mark m set state = 'DELIBERATED', version = m.version + 1 from result r where r.enrolment_id = m.enrolment_id and r.deliberation_id = ? and m.state = 'LOCKED' returning m.id)
       select count(*) as signed from written`,
      [id],
    );
    Object.assign(record, { state: DeliberationState.SIGNED, signedAt: now(), signedBy: caller.sub, recordHash: recordHash(record, results, await correctedHash(tx, record)) });
    await tell(tx, record, results, context);
    return accept(record);
  });
}

/** What is read of a result to sign it: not the row itself, of which nothing changes. */
interface ToSign extends RecordedResult {
  readonly id: GlobalId;
  readonly averageHundredths: number | null;
  readonly honours: HonoursGrade | null;
  readonly juryMayAdmit: boolean;
  readonly spoken: boolean;
  readonly uai: string | null;
}

/** In the order of the enrolments, by code point. One statement. */
const resultsOf = (em: EntityManager, deliberation: GlobalId): Promise<ToSign[]> => em.execute<ToSign[]>(
  `select r.id, r.enrolment_id as "enrolmentId", r.number, r.decision, r.total_thousandths as "totalThousandths", r.coefficient_tenths as "coefficientTenths",
     r.average_hundredths as "averageHundredths", r.jury_thousandths as "juryThousandths", r.jury_reason as "juryReason", r.honours, r.failed_certificate as "failedCertificate",
     to_jsonb(r.blocks) as blocks, r.marks, r.jury_may_admit as "juryMayAdmit", r.jury_at is not null as spoken, e.establishment_uai as uai
   from result r left join known_enrolment e on e.id = r.enrolment_id where r.deliberation_id = ? order by r.enrolment_id`,
  [deliberation],
);

const correctedHash = async (em: EntityManager, { correctsId }: Deliberation): Promise<string | null> =>
  (correctsId === null ? null : (await em.findOneOrFail(Deliberation, { id: correctsId })).recordHash);

/** Whether a signed record is still what was signed; null while it is open. */
export async function recordIntact(record: Deliberation, { em }: Context): Promise<boolean | null> {
  if (record.recordHash === null) return null;
  return recordHash(record, await resultsOf(em, record.id), await correctedHash(em, record)) === record.recordHash;
}

async function tell(tx: EntityManager, record: Deliberation, results: readonly ToSign[], { emit, now }: Context): Promise<void> {
  for (let start = 0; start < results.length; start += CHUNK) {
    await emit(tx, results.slice(start, start + CHUNK).map((result) => ({
      topic: 'decision.recorded', key: result.enrolmentId, version: result.number, payload: toldOf(result, record, now()),
    })), now());
  }
}

const toldOf = (result: ToSign, { id, session, specialityCode, diploma, edition }: Deliberation, signedAt: Date): DecisionTold => ({
  id: result.id, number: result.number, enrolmentId: result.enrolmentId, deliberationId: id,
  session, diploma, speciality: specialityCode, establishmentUai: result.uai ?? '', decision: result.decision,
  totalThousandths: Number(result.totalThousandths), coefficientTenths: result.coefficientTenths, averageHundredths: result.averageHundredths,
  juryThousandths: Number(result.juryThousandths), honours: result.honours,
  failedCertificate: result.decision === Decision.FAILED && result.failedCertificate, blocks: FAILING.has(result.decision) ? result.blocks : [],
  marks: result.marks, edition, signedAt: signedAt.toISOString(),
});
