import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ENDED } from '../award/award.rules.ts';
import { PublicationChange } from './publication-change.entity.ts';
import { Publication, PublicationState } from './publication.entity.ts';
import { checkCorrection, checkPublishing, type PublicationRefusal } from './publication.rules.ts';
import { establishmentsElsewhere } from './zones.ts';

type Done = Promise<Outcome<Publication, PublicationRefusal>>;

/**
 * Publishes the results of a diploma in a zone, all at once.
 *
 * One transaction: a kill -9 leaves nothing published, and it is done again. Two at once: the second waits, and finds it
 * done. Ten statements at most, however many results there are.
 */
export async function publish(id: GlobalId, context: Context): Done {
  const asked = await context.em.findOne(Publication, { id });
  if (!asked) return refuse({ code: 'PUBLICATION_UNKNOWN', given: id });
  const elsewhere = JSON.stringify(await establishmentsElsewhere(asked.zone, asked.session, context));
  return context.em.transactional(async (tx) => {
    const publication = await tx.findOneOrFail(Publication, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    const checked = checkPublishing(publication, context.now(), await countDecided(tx, publication, elsewhere));
    if (!checked.ok) return checked;
    const rows = await tx.execute<{ id: string }[]>(
      `insert into published_result (id, publication_id, enrolment_id, candidate_id, number, session, diploma_code, speciality_code, establishment_uai,
         decision, honours, average_hundredths, decision_number, published_at)
       select ? || '-EXR-' || substr(d.enrolment_id, 8), ?, d.enrolment_id, k.candidate_id, k.number, d.session, d.diploma_code, d.speciality_code, d.establishment_uai,
         d.decision, d.honours, d.average_hundredths, d.number, ?
       from known_decision d join known_enrolment k on k.id = d.enrolment_id
       where d.session = ? and d.diploma_code = ? and d.establishment_uai not in (select jsonb_array_elements_text(?::jsonb))
         and k.state not in (select jsonb_array_elements_text(?::jsonb))
       order by d.enrolment_id on conflict do nothing returning id`,
      [context.owner, id, context.now(), publication.session, publication.diplomaCode, elsewhere, JSON.stringify(ENDED)],
    );
    // Counted at once: PostgreSQL would plan for an empty table until it looks by itself, and everybody looks in that minute.
    await tx.execute('analyze published_result');
    await move(tx, publication, PublicationState.PUBLISHED, { results: rows.length, reason: null }, context);
    publication.publishedAt = context.now();
    publication.results = rows.length;
    await journalRows(within(context, tx), { entity: 'ExamResult', ids: rows.map((row) => row.id) });
    return accept(publication);
  });
}

/** Takes results back: nobody sees them any more. Two at once: the second is told that it changed. */
export function withdrawPublication(id: GlobalId, version: number, reason: string, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const publication = await tx.findOne(Publication, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!publication) return refuse({ code: 'PUBLICATION_UNKNOWN', given: id });
    const checked = checkCorrection(publication, version, reason);
    if (!checked.ok) return checked;
    const gone = await tx.execute<{ id: string }[]>('delete from published_result where publication_id = ? returning id', [id]);
    await move(tx, publication, PublicationState.WITHDRAWN, { results: gone.length, reason: checked.value }, context);
    publication.results = 0;
    await journalRows(within(context, tx), { entity: 'ExamResult', ids: gone.map((row) => row.id), change: 'DELETE' });
    return accept(publication);
  });
}

/**
 * Rectifies what is out by what the juries have decided since: each result keeps what it said before. Three statements and
 * the journal's, however many results there are.
 */
export function rectifyResults(id: GlobalId, version: number, reason: string, context: Context): Promise<Outcome<{ publication: Publication; rectified: number }, PublicationRefusal>> {
  return context.em.transactional(async (tx) => {
    const publication = await tx.findOne(Publication, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!publication) return refuse({ code: 'PUBLICATION_UNKNOWN', given: id });
    const checked = checkCorrection(publication, version, reason);
    if (!checked.ok) return checked;
    const rectified = await tx.execute<{ id: string }[]>(
      `with newer as (
         select r.id, r.decision as before, d.decision, d.honours, d.average_hundredths, d.number
         from published_result r join known_decision d on d.enrolment_id = r.enrolment_id where r.publication_id = ? and d.number > r.decision_number
       ), kept as (
         insert into result_change (result_id, at, by, decision_before, decision_after, decision_number, reason) select id, ?, ?, before, decision, number, ? from newer
       )
       update published_result r set decision = n.decision, honours = n.honours, average_hundredths = n.average_hundredths, decision_number = n.number, version = r.version + 1
       from newer n where r.id = n.id returning r.id`,
      [id, context.now(), context.caller.sub, checked.value],
    );
    await move(tx, publication, PublicationState.PUBLISHED, { results: rectified.length, reason: checked.value }, context);
    await journalRows(within(context, tx), { entity: 'ExamResult', ids: rectified.map((row) => row.id), change: 'UPDATE' });
    return accept({ publication, rectified: rectified.length });
  });
}

async function countDecided(tx: EntityManager, { session, diplomaCode }: Publication, elsewhere: string): Promise<{ decided: number; undecided: number }> {
  const [row] = await tx.execute<{ decided: number; undecided: number }[]>(
    `select count(d.enrolment_id)::integer as decided, (count(*) filter (where d.enrolment_id is null))::integer as undecided
     from known_enrolment k left join known_decision d on d.enrolment_id = k.id
     where k.session = ? and k.diploma_code = ? and k.state = 'ACCEPTED' and k.establishment_uai not in (select jsonb_array_elements_text(?::jsonb))`,
    [session, diplomaCode, elsewhere],
  );
  return row ?? { decided: 0, undecided: 0 };
}

async function move(
  tx: EntityManager, publication: Publication, to: PublicationState, { results, reason }: { results: number; reason: string | null }, { now, caller }: Context,
): Promise<void> {
  const { id: publicationId, state: stateBefore, opensAt } = publication;
  tx.create(PublicationChange, { publicationId, at: now(), by: caller.sub, stateBefore, stateAfter: to, opensAt, results, reason });
  publication.state = to;
}
