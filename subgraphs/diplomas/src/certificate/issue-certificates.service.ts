import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { DecisionTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';

import { type CertificateKindName, earns } from './certificate.rules.ts';

export interface Issue {
  readonly session: number;
  readonly diploma: string;
  readonly kind: CertificateKindName;
}

/** What decides whether a result earns the document, and which edition it would be; what is printed stays in the database. */
interface Unissued extends Pick<DecisionTold, 'decision' | 'blocks' | 'failedCertificate'> {
  readonly enrolmentId: GlobalId;
  readonly edition: number;
}

/** Documents that are issued by one statement: a statement of five thousand holds half a mebibyte, however much is printed on them. */
export const CHUNK = 5_000;

/**
 * Issues the documents that published results have earned and that were not issued of the same decision: how many.
 *
 * A rectified result has a new edition, numbered after the last. Asked again it issues nothing. One transaction: a kill -9
 * leaves none of them. Two at once: the lock on the session's documents makes the second wait, and find nothing left. Four
 * statements, and one more for each five thousand documents.
 */
export async function issueCertificates({ session, diploma, kind }: Issue, context: Context): Promise<number> {
  const labels = await labelsOf(context);
  return context.em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`certificates ${session} ${diploma} ${kind}`]);
    const earned = (await unissued(tx, { session, diploma, kind })).filter((row) => earns(kind, row));
    for (let from = 0; from < earned.length; from += CHUNK) await insert(earned.slice(from, from + CHUNK), { session, diploma, kind }, labels, within(context, tx));
    return earned.length;
  });
}

/** Published results of which the present decision has no such document, and whose candidate has a name to print. */
const unissued = (tx: EntityManager, { session, diploma, kind }: Issue): Promise<Unissued[]> =>
  tx.execute<Unissued[]>(
    `select r.enrolment_id as "enrolmentId", coalesce(c.edition, 0) + 1 as edition, d.decision, d.told -> 'blocks' as blocks, (d.told ->> 'failedCertificate')::boolean as "failedCertificate"
     from published_result r
     join known_decision d on d.enrolment_id = r.enrolment_id and d.number = r.decision_number
     join known_candidate p on p.id = r.candidate_id
     left join lateral (select edition, decision_number from certificate c where c.enrolment_id = r.enrolment_id and c.kind = ? order by edition desc limit 1) c on true
     where r.session = ? and r.diploma_code = ? and (c.decision_number is null or c.decision_number < r.decision_number)
     order by r.id`,
    [kind, session, diploma],
  );

interface Labels {
  /** French name by code. */
  readonly specialities: Readonly<Record<string, string>>;
  readonly papers: Readonly<Record<string, string>>;
}

/** What is printed is put together where it lies: names, marks and their labels never leave the database to come back as a parameter. */
async function insert(rows: readonly Unissued[], { session, diploma, kind }: Issue, { specialities, papers }: Labels, context: Context): Promise<void> {
  const { now, caller, newId } = context;
  await writeRows(context, { entity: 'Certificate' },
    `with label as materialized (select ?::jsonb as speciality, ?::jsonb as paper),
     written as (
       insert into certificate (id, kind, enrolment_id, candidate_id, session, diploma_code, establishment_uai, edition, decision_number, state, content, check_code, issued_at)
       select i.id, ?, i."enrolmentId", r.candidate_id, ?, ?, r.establishment_uai, i.edition, r.decision_number, 'ISSUED', jsonb_build_object(
         'lastName', p.last_name, 'firstName', p.first_name, 'birthDate', p.birth_date::text, 'number', r.number, 'told', d.told,
         'labels', jsonb_build_object('speciality', coalesce(label.speciality ->> d.speciality_code, d.speciality_code), 'papers', (
           select coalesce(jsonb_object_agg(m ->> 'paper', coalesce(label.paper ->> (m ->> 'paper'), m ->> 'paper')), '{}') from jsonb_array_elements(d.told -> 'marks') m))),
         substr(replace(gen_random_uuid()::text, '-', ''), 1, 20), ?
       from jsonb_to_recordset(?::jsonb) as i(id text, "enrolmentId" text, edition integer)
       join published_result r on r.enrolment_id = i."enrolmentId" join known_decision d on d.enrolment_id = i."enrolmentId" join known_candidate p on p.id = r.candidate_id cross join label
       returning id)
     insert into certificate_change (certificate_id, at, by, state_after) select id, ?, ?, 'ISSUED' from written`,
    [
      JSON.stringify(specialities), JSON.stringify(papers), kind, session, diploma, now(), JSON.stringify(rows.map(({ enrolmentId, edition }) => ({ id: newId('CRT'), enrolmentId, edition }))),
      now(), caller.sub,
    ],
  );
}

/** What specialities and papers are called, as the edition held says; a code stands for what it does not name. */
async function labelsOf(context: Context): Promise<Labels> {
  const named = (facts: readonly { readonly code: string; readonly label?: string }[]) => Object.fromEntries(facts.flatMap(({ code, label }) => (label === undefined ? [] : [[code, label]])));
  return { specialities: named(await dataSet(context, 'specialities')), papers: named(await dataSet(context, 'papers')) };
}
