import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { printedAverage } from '../result/counted-paper.rules.ts';
import { shortOf } from '../result/jury-word.rules.ts';
import type { Proposal } from '../result/result.rules.ts';

/** A proposal and whose it is. */
export interface Proposed {
  readonly enrolmentId: GlobalId;
  /** How often the enrolment was decided before. */
  readonly decisions: number;
  readonly proposal: Proposal;
  /** That of the regulation that it was made by, in hundredths. */
  readonly passAverage: number;
  /** What it rests on: the marks of the first group, then those of the second. */
  readonly marks: readonly DecidedMark[];
}

/** What all proposals of a deliberation share. */
export interface Proposals {
  readonly id: GlobalId;
  readonly session: number;
  readonly speciality: string;
}

/** As many as one statement carries: two megabytes of JSON. */
const CHUNK = 1_000;

const COLUMNS = `id text, enrolment text, number integer, decision text, reason text, total bigint, coefficients integer, average integer, short bigint,
  "juryMayAdmit" boolean, honours text, "failedCertificate" boolean, blocks jsonb, marks jsonb`;

/** Writes what is proposed to a jury, a thousand in a statement that journals them. */
export async function writeProposals({ id, session, speciality }: Proposals, proposed: readonly Proposed[], context: Context): Promise<void> {
  for (let start = 0; start < proposed.length; start += CHUNK) {
    const rows = proposed.slice(start, start + CHUNK).map(({ enrolmentId, decisions, proposal, passAverage, marks }) => ({
      id: context.newId('RES'), enrolment: enrolmentId, number: decisions + 1, decision: proposal.decision, reason: proposal.reason,
      total: proposal.total.thousandths, coefficients: proposal.total.coefficientTenths, average: printedAverage(proposal.total),
      short: shortOf(proposal, passAverage), juryMayAdmit: proposal.juryMayAdmit, honours: proposal.honours,
      failedCertificate: proposal.failedCertificate, blocks: proposal.blocks, marks,
    }));
    await writeRows(
      context, { entity: 'Result' },
      `with written as (
         insert into result (id, deliberation_id, enrolment_id, number, session, speciality_code, proposed, decision, reason, total_thousandths, coefficient_tenths,
           average_hundredths, short_thousandths, jury_may_admit, honours, failed_certificate, blocks, marks)
         select r.id, ?, r.enrolment, r.number, ?, ?, r.decision, r.decision, r.reason, r.total, r.coefficients, r.average, r.short, r."juryMayAdmit", r.honours,
           r."failedCertificate", array(select jsonb_array_elements_text(r.blocks)), r.marks
         from jsonb_to_recordset(?::jsonb) as r(${COLUMNS}) returning id)
       select count(*) as proposed from written`,
      [id, session, speciality, JSON.stringify(rows)],
    );
  }
}
