import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { EntityManager } from '@mikro-orm/postgresql';

import { printedAverage } from '../result/counted-paper.rules.ts';
import { shortOf } from '../result/jury-word.rules.ts';
import type { Proposal } from '../result/result.rules.ts';

/** A proposal and whose it is. */
export interface Proposed {
  readonly enrolmentId: GlobalId;
  /** How often the enrolment was decided before. */
  readonly decisions: number;
  readonly proposal: Proposal;
  readonly marks: readonly DecidedMark[];
}

/** As many as one statement carries: a few megabytes of JSON. */
const CHUNK = 1_000;

const COLUMNS = `id text, enrolment text, number integer, decision text, reason text, total bigint, coefficients integer, average integer, short bigint,
  "juryMayAdmit" boolean, honours text, "failedCertificate" boolean, blocks jsonb, marks jsonb`;

/** Writes what is proposed to a jury, a thousand in a statement. */
export async function writeProposals(
  tx: EntityManager, deliberation: { readonly id: GlobalId; readonly session: number; readonly speciality: string; readonly passAverage: number }, proposed: readonly Proposed[], context: Context,
): Promise<void> {
  for (let start = 0; start < proposed.length; start += CHUNK) {
    const rows = proposed.slice(start, start + CHUNK).map(({ enrolmentId, decisions, proposal, marks }) => ({
      id: context.newId('RES'), enrolment: enrolmentId, number: decisions + 1, decision: proposal.decision, reason: proposal.reason,
      total: proposal.total.thousandths, coefficients: proposal.total.coefficientTenths, average: printedAverage(proposal.total),
      short: shortOf(proposal, deliberation.passAverage), juryMayAdmit: proposal.juryMayAdmit, honours: proposal.honours,
      failedCertificate: proposal.failedCertificate, blocks: proposal.blocks, marks,
    }));
    await tx.execute(
      `insert into result (id, deliberation_id, enrolment_id, number, session, speciality_code, proposed, decision, reason, total_thousandths, coefficient_tenths,
         average_hundredths, short_thousandths, jury_may_admit, honours, failed_certificate, blocks, marks)
       select r.id, ?, r.enrolment, r.number, ?, ?, r.decision, r.decision, r.reason, r.total, r.coefficients, r.average, r.short, r."juryMayAdmit", r.honours,
         r."failedCertificate", array(select jsonb_array_elements_text(r.blocks)), r.marks
       from jsonb_to_recordset(?::jsonb) as r(${COLUMNS})`,
      [deliberation.id, deliberation.session, deliberation.speciality, JSON.stringify(rows)],
    );
    await journalRows(within(context, tx), { entity: 'Result', ids: rows.map(({ id }) => id) });
  }
}
