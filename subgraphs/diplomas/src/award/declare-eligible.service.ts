import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seenRows } from '@mirex/kit/access/seen-rows';
import { type Context, within } from '@mirex/kit/context';
import { only } from '@mirex/kit/only';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { checkEligible, type EligibilityRefusal, type JuryWord } from './award.rules.ts';
import { traceChanges } from './award-trace.ts';

interface Known {
  readonly id: GlobalId;
  readonly number: string;
  readonly session: number;
  readonly specialityCode: string;
  readonly state: string;
  readonly declared: boolean;
  readonly decided: boolean;
  /** The decision that is out; null when none is. */
  readonly published: string | null;
}

/** A diploma to insert. */
interface NewAward {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly specialityCode: string;
  readonly diplomaCode: string;
}

/**
 * Declares that enrolments have earned their diploma: the ids of the diplomas, or why not, in the order of the enrolments.
 *
 * Two who declare the same enrolment at once: the second waits for the first, then is refused with
 * DIPLOMA_ALREADY_DECLARED. Four statements and the edition’s, however many enrolments there are.
 */
export async function declareEligibleInBulk(enrolmentIds: readonly GlobalId[], context: Context): Promise<Outcome<GlobalId, EligibilityRefusal>[]> {
  const specialities = new Map((await dataSet(context, 'specialities')).map((speciality) => [speciality.code, speciality]));
  return context.em.transactional(async (tx) => {
    const known = await lockEnrolments(tx, enrolmentIds);
    const awards = new Map<GlobalId, NewAward>();
    const outcomes = enrolmentIds.map((enrolmentId): Outcome<GlobalId, EligibilityRefusal> => {
      const enrolment = known.get(enrolmentId);
      const declared = enrolment?.declared === true || awards.has(enrolmentId);
      const eligible = checkEligible(enrolmentId, enrolment, specialities.get(enrolment?.specialityCode ?? ''), declared, enrolment && wordOf(enrolment));
      if (!eligible.ok) return refuse(eligible.refusal);
      const { session, specialityCode } = enrolment as Known;
      const id = context.newId('DIP');
      awards.set(enrolmentId, { id, enrolmentId, session, specialityCode, diplomaCode: eligible.value.diploma });
      return accept(id);
    });
    await insert(tx, [...awards.values()], context);
    return outcomes;
  });
}

function wordOf({ decided, published }: Known): JuryWord {
  if (published !== null) return { decision: published };
  return decided ? 'NOT_PUBLISHED' : 'UNTOLD';
}

/** Declares one enrolment: the id of its diploma. */
export const declareEligible = async (enrolmentId: GlobalId, context: Context): Promise<Outcome<GlobalId, EligibilityRefusal>> =>
  only(await declareEligibleInBulk([enrolmentId], context));

/** In the order of their ids, so that two who share enrolments wait for each other instead of dying of it. */
async function lockEnrolments(tx: EntityManager, ids: readonly GlobalId[]): Promise<Map<GlobalId, Known>> {
  await tx.execute(`select id from known_enrolment where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update`, [JSON.stringify(ids)]);
  const seen = await seenRows(tx, KnownEnrolment, 'k.id');
  // Asked once the locks are held: who waited sees what the one before has declared.
  const rows = await tx.execute<Known[]>(
    `select k.id, k.number, k.session, k.speciality_code as "specialityCode", k.state, a.id is not null as declared,
       d.enrolment_id is not null as decided, r.decision as published
     from known_enrolment k left join awarded_diploma a on a.enrolment_id = k.id
     left join known_decision d on d.enrolment_id = k.id left join published_result r on r.enrolment_id = k.id
     where k.id in (select jsonb_array_elements_text(?::jsonb)) and ${seen.sql}`,
    [JSON.stringify(ids), ...seen.values],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function insert(tx: EntityManager, awards: readonly NewAward[], context: Context): Promise<void> {
  await writeRows(
    within(context, tx), { entity: 'AwardedDiploma' },
    `insert into awarded_diploma (id, enrolment_id, session, speciality_code, diploma_code, state)
     select r.id, r."enrolmentId", r.session, r."specialityCode", r."diplomaCode", 'ELIGIBLE'
     from jsonb_to_recordset(?::jsonb) as r(id text, "enrolmentId" text, session integer, "specialityCode" text, "diplomaCode" text) returning id`,
    [JSON.stringify(awards)],
  );
  await traceChanges(tx, awards.map(({ id }) => ({
    diplomaId: id, stateBefore: null, stateAfter: 'ELIGIBLE', numberBefore: null, numberAfter: null, reason: null,
  })), context);
}
