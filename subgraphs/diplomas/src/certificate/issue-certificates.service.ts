import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { DecisionTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { dataSet } from '@mirex/kit/edition';

import type { CertificateContent } from './certificate.entity.ts';
import { type CertificateKindName, earns } from './certificate.rules.ts';

export interface Issue {
  readonly session: number;
  readonly diploma: string;
  readonly kind: CertificateKindName;
}

interface Row {
  readonly enrolmentId: GlobalId;
  readonly candidateId: GlobalId | null;
  readonly establishmentUai: string;
  readonly number: string;
  readonly decisionNumber: number;
  readonly edition: number;
  readonly told: DecisionTold;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly birthDate: string | null;
}

/**
 * Issues the documents that published results have earned and that were not issued of the same decision: how many.
 *
 * A rectified result has a new edition, numbered after the last. Asked again it issues nothing. One transaction; two at once:
 * the lock on the session's documents makes the second wait, and find nothing left. Five statements, however many there are.
 */
export async function issueCertificates({ session, diploma, kind }: Issue, context: Context): Promise<number> {
  const labels = await labelsOf(context);
  return context.em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`certificates ${session} ${diploma} ${kind}`]);
    const earned = (await unissued(tx, { session, diploma, kind })).filter(({ told, lastName }) => lastName !== null && earns(kind, told));
    const rows = earned.map(({ told, lastName, firstName, birthDate, number, ...row }) => ({
      id: context.newId('CRT'), ...row, content: { lastName, firstName, birthDate, number, told, labels: labels(told) }, checkCode: crypto.randomUUID().replaceAll('-', '').slice(0, 20),
    }));
    await tx.execute(
      `with issued as (
         insert into certificate (id, kind, enrolment_id, candidate_id, session, diploma_code, establishment_uai, edition, decision_number, state, content, check_code, issued_at)
         select r.id, ?, r."enrolmentId", r."candidateId", ?, ?, r."establishmentUai", r.edition, r."decisionNumber", 'ISSUED', r.content, r."checkCode", ?
         from jsonb_to_recordset(?::jsonb) as r(id text, "enrolmentId" text, "candidateId" text, "establishmentUai" text, edition integer, "decisionNumber" integer, content jsonb, "checkCode" text)
         returning id
       )
       insert into certificate_change (certificate_id, at, by, state_after) select id, ?, ?, 'ISSUED' from issued`,
      [kind, session, diploma, context.now(), JSON.stringify(rows), context.now(), context.caller.sub],
    );
    await journalRows(within(context, tx), { entity: 'Certificate', ids: rows.map(({ id }) => id) });
    return rows.length;
  });
}

/** Published results of which the present decision has no such document, with what is printed on it. */
const unissued = (tx: EntityManager, { session, diploma, kind }: Issue): Promise<Row[]> =>
  tx.execute<Row[]>(
    `select r.enrolment_id as "enrolmentId", r.candidate_id as "candidateId", r.establishment_uai as "establishmentUai", r.number, r.decision_number as "decisionNumber",
            coalesce(c.edition, 0) + 1 as edition, d.told, p.last_name as "lastName", p.first_name as "firstName", p.birth_date::text as "birthDate"
     from published_result r
     join known_decision d on d.enrolment_id = r.enrolment_id and d.number = r.decision_number
     left join known_candidate p on p.id = r.candidate_id
     left join lateral (select edition, decision_number from certificate c where c.enrolment_id = r.enrolment_id and c.kind = ? order by edition desc limit 1) c on true
     where r.session = ? and r.diploma_code = ? and (c.decision_number is null or c.decision_number < r.decision_number)
     order by r.id`,
    [kind, session, diploma],
  );

/** What specialities and papers are called, as the edition held says; a code stands for what it does not name. */
async function labelsOf(context: Context): Promise<(told: DecisionTold) => CertificateContent['labels']> {
  const specialities = new Map((await dataSet(context, 'specialities')).map(({ code, label }) => [code, label]));
  const papers = new Map((await dataSet(context, 'papers')).map(({ code, label }) => [code, label]));
  return ({ speciality, marks }) => ({
    speciality: specialities.get(speciality) ?? speciality,
    papers: Object.fromEntries(marks.map(({ paper }) => [paper, papers.get(paper) ?? paper])),
  });
}
