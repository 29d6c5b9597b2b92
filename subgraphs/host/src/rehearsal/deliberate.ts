import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { chair, staff } from './cast.ts';
import { juriesOf, type RehearsedJury } from './juries.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

/** The rules propose, the jury speaks where it may, its chair signs. */
export const deliberate: RehearsalStep = {
  title: 'Délibérer : propositions, parole du jury, procès-verbaux signés',
  async run(rehearsal, report) {
    await enterPhase(rehearsal, 'DELIBERATION', `${rehearsal.session}-06-30T06:00:00Z`);
    const told = { decided: 0, spoken: 0, records: 0 };
    for (const owner of rehearsal.mirex) for (const jury of await juriesOf(rehearsal, owner)) {
      const { decided, spoken } = await deliberateOne(rehearsal, owner, jury, 1);
      told.decided += decided;
      told.spoken += spoken;
      told.records += 1;
      report(`${told.decided} décisions`);
    }
    return `${told.records} procès-verbaux, ${told.decided} décisions, ${told.spoken} paroles du jury`;
  },
};

interface Decided {
  readonly id: GlobalId;
  readonly version: number;
  readonly decision: string;
  readonly juryMayAdmit: boolean;
  /** What the total lacks. */
  readonly pointsShort: string;
}

const RESULTS = `query ($deliberation: ID!, $mirex: [String!]!, $after: String) {
  rows: results(filter: { deliberationId: $deliberation, mirex: $mirex }, first: 200, after: $after) { edges { node { id version decision juryMayAdmit pointsShort } } ${PAGED} }
}`;

export async function deliberateOne({ graph, session }: Rehearsal, owner: MirexCode, { id: juryId, speciality, chair: actor }: RehearsedJury, group: 1 | 2): Promise<{ readonly decided: number; readonly spoken: number }> {
  const president = chair(actor, juryId, owner);
  const { deliberation } = await graph.act<{ deliberation: { id: GlobalId; version: number } }>(staff('UNIT', owner), { name: 'openDeliberation', input: 'OpenDeliberationInput', fields: 'deliberation { id version }' }, { mirex: owner, session, speciality, group, juryId });
  const results = await everyRow<Decided>((after) => graph.ask<{ rows: Page<Decided> }>(president, RESULTS, { deliberation: deliberation.id, mirex: [owner], after }));
  const waiting = results.filter(({ juryMayAdmit, decision }) => juryMayAdmit && decision === 'FAILED');
  await graph.actOnEach(president, { name: 'recordJuryWord', input: 'RecordJuryWordInput', fields: 'result { decision }' },
    // Every other file speaks for its candidate.
    waiting.map(({ id, version, pointsShort }, i) => ({ resultId: id, version, ...(i % 2 === 0 ? { verdict: 'ADMIT', points: pointsShort, reason: 'Livret scolaire favorable' } : { verdict: 'FAIL', reason: 'Livret scolaire défavorable' }) })));
  await graph.act(president, { name: 'signDeliberation', input: 'SignDeliberationInput', fields: 'deliberation { state }' }, { id: deliberation.id, version: deliberation.version, filesExamined: true });
  return { decided: results.length, spoken: waiting.length };
}
