import type { PaperFact } from '@mirex/schema/edition';
import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { printedAverage } from '../result/counted-paper.rules.ts';
import { shortOf } from '../result/jury-word.rules.ts';
import type { Proposal } from '../result/result.rules.ts';
import { STANDINGS } from './candidate-files.query.ts';

/** A proposal and whose it is. */
export interface Proposed {
  readonly enrolmentId: GlobalId;
  /** How often the enrolment was decided before. */
  readonly decisions: number;
  readonly proposal: Proposal;
  /** That of the regulation that it was made by, in hundredths. */
  readonly passAverage: number;
  /** Marks of the second group that it rests on besides those of the first. */
  readonly again: readonly DecidedMark[];
}

/** What all proposals of a deliberation share. */
export interface Proposals {
  readonly id: GlobalId;
  readonly session: number;
  readonly speciality: string;
  readonly papers: readonly PaperFact[];
}

/** As many as one statement carries: a megabyte or two of JSON. */
const CHUNK = 5_000;

const COLUMNS = `id text, enrolment text, number integer, decision text, reason text, total bigint, coefficients integer, average integer, short bigint,
  "juryMayAdmit" boolean, honours text, "failedCertificate" boolean, blocks jsonb, again jsonb`;

/** The marks that an enrolment `r` is decided by, in the order of the papers: they are where they are needed, and never travel. */
const MARKS = `
  coalesce((select jsonb_agg(jsonb_build_object('paper', p.code, 'group', 1, 'standing', coalesce(s.standing, 'SAT'),
      'hundredths', case when coalesce(s.standing, 'KEPT') = 'KEPT' then m.hundredths end, 'coefficientTenths', p.coefficient) order by p.place)
    from mark m join papers p on p.code = m.paper_code left join standings s on s.state = coalesce(m.locked_from, m.state)
    where m.enrolment_id = r.enrolment), '[]') || r.again`;

/** Writes what is proposed to a jury, five thousand in a statement. */
export async function writeProposals({ id, session, speciality, papers }: Proposals, proposed: readonly Proposed[], context: Context): Promise<void> {
  for (let start = 0; start < proposed.length; start += CHUNK) {
    const rows = proposed.slice(start, start + CHUNK).map(({ enrolmentId, decisions, proposal, passAverage, again }) => ({
      id: context.newId('RES'), enrolment: enrolmentId, number: decisions + 1, decision: proposal.decision, reason: proposal.reason,
      total: proposal.total.thousandths, coefficients: proposal.total.coefficientTenths, average: printedAverage(proposal.total),
      short: shortOf(proposal, passAverage), juryMayAdmit: proposal.juryMayAdmit, honours: proposal.honours,
      failedCertificate: proposal.failedCertificate, blocks: proposal.blocks, again,
    }));
    await context.em.execute(
      `with papers as materialized (select value ->> 0 as code, (value ->> 1)::integer as coefficient, place from jsonb_array_elements(?::jsonb) with ordinality as p(value, place)),
         standings as materialized (select key as state, value as standing from jsonb_each_text(?::jsonb))
       insert into result (id, deliberation_id, enrolment_id, number, session, speciality_code, proposed, decision, reason, total_thousandths, coefficient_tenths,
         average_hundredths, short_thousandths, jury_may_admit, honours, failed_certificate, blocks, marks)
       select r.id, ?, r.enrolment, r.number, ?, ?, r.decision, r.decision, r.reason, r.total, r.coefficients, r.average, r.short, r."juryMayAdmit", r.honours,
         r."failedCertificate", array(select jsonb_array_elements_text(r.blocks)), ${MARKS}
       from jsonb_to_recordset(?::jsonb) as r(${COLUMNS})`,
      [JSON.stringify(papers.map(({ code, coefficientTenths }) => [code, coefficientTenths])), JSON.stringify(STANDINGS), id, session, speciality, JSON.stringify(rows)],
    );
    await journalRows(context, { entity: 'Result', ids: rows.map((row) => row.id) });
  }
}
