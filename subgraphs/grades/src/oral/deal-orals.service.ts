import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { JudgedScript, Marker } from '../marker/marker.rules.ts';
import { traceBatch } from '../marking/batch-trace.ts';
import { barredFrom } from '../marking/deal-scripts.rules.ts';
import { BatchMedium, MarkingBatch } from '../marking/marking-batch.entity.ts';
import type { BatchRefusal } from '../marking/marking-batch.rules.ts';
import { registerScripts } from '../marking/scripts.service.ts';

export interface OralDealing {
  readonly session: number;
  readonly paper: string;
  readonly postId: GlobalId;
  readonly dueAt: Date;
  /** The first enters the marks of all of them. */
  readonly examiners: readonly Marker[];
}

/**
 * Makes one batch of those who are heard at a post and have none yet, for the examiners who hear them: nobody hears whom they may
 * not judge. Those who were absent are left out.
 *
 * Two at once: the second waits, and is refused with SCRIPT_TWICE. Nine statements besides the journal's.
 */
export async function dealOrals({ session, paper, postId, dueAt, examiners }: OralDealing, context: Context): Promise<Outcome<MarkingBatch, BatchRefusal>> {
  const [first, ...others] = examiners;
  if (!first) return refuse({ code: 'MARKERS_MISSING' });
  const twice = examiners.find(({ actorId }, i) => examiners.findIndex((other) => other.actorId === actorId) < i);
  if (twice) return refuse({ code: 'MARKER_TWICE', actor: twice.actorId });
  return context.em.transactional(async (tx) => {
    const heard = await tx.execute<JudgedScript[]>(
      `with held as materialized (select enrolment_id, paper, starts_at from known_oral where session = ? and paper = ? and post_id = ? order by enrolment_id, paper for update)
       select o.enrolment_id as code, e.establishment_uai as "establishmentUai", e.candidate_id as "candidateId" from held o join known_enrolment e on e.id = o.enrolment_id
       join mark m on m.enrolment_id = o.enrolment_id and m.paper_code = o.paper and m.state = 'EXPECTED'
       where not exists (select from script s where s.enrolment_id = o.enrolment_id and s.paper = o.paper)
       order by o.starts_at, o.enrolment_id`, [session, paper, postId],
    );
    if (heard.length === 0) return refuse({ code: 'POST_WITHOUT_CANDIDATES', given: postId });
    const barred = barredFrom(heard, examiners, paper);
    if (barred.length > 0) return refuse({ code: 'MARKER_INCOMPATIBLE', barred });
    const inside = within(context, tx);
    const enrolments = heard.map(({ code }) => code as GlobalId);
    const registered = await registerScripts(session, paper, enrolments, inside);
    if (!registered.ok) return registered;
    const batch = tx.create(MarkingBatch, {
      id: context.newId('MBA'), session, paper, medium: BatchMedium.ORAL, markerId: first.actorId as GlobalId, markerUai: first.establishmentUai, dueAt, postId,
      companions: others.map(({ actorId }) => actorId as GlobalId),
    });
    await tx.flush();
    await tx.execute('update script set batch_id = ? where paper = ? and enrolment_id in (select jsonb_array_elements_text(?::jsonb))', [batch.id, paper, JSON.stringify(enrolments)]);
    await traceBatch(batch, { act: 'DEAL', scripts: enrolments.length }, inside);
    return accept(batch);
  });
}
