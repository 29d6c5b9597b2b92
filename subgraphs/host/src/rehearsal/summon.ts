import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { candidate, examiner, headOf, staff } from './cast.ts';
import { enrolmentsOf } from './enrol.ts';
import { keyOf } from './key-of.ts';
import { isOral, terminalPapers, writtenDay } from './open.ts';
import { enterPhase, everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';
import { actorsFor } from './staff.ts';

export interface RehearsedSummons {
  readonly id: GlobalId;
  readonly version: number;
  readonly state: string;
  readonly activity: string;
  readonly actor: { readonly id: GlobalId };
  readonly paper: { readonly code: string } | null;
  readonly date: string;
}

const OF_MIREX = `query ($session: Int!, $mirex: [String!]!, $after: String) {
  rows: summonses(filter: { session: $session, mirex: $mirex }, first: 500, after: $after) { edges { node { id version state activity date actor { id } paper { code } } } ${PAGED} }
}`;

export const summonsesOf = ({ graph, session }: Rehearsal, mirex: MirexCode): Promise<RehearsedSummons[]> =>
  everyRow((after) => graph.ask<{ rows: Page<RehearsedSummons> }>(staff('UNIT', mirex), OF_MIREX, { session, mirex: [mirex], after }));

/** Establishments are told first and answer, then everybody gets their letter. */
export const summonActors: RehearsalStep = {
  title: 'Convoquer les acteurs : prévision, retours, lettres',
  async run(rehearsal) {
    const { graph, session, mirex } = rehearsal;
    let issued = 0;
    for (const owner of mirex) {
      const unit = staff('UNIT', owner);
      const lines = await missionsOf(rehearsal, owner);
      for (let start = 0; start < lines.length; start += 500) {
        const { refused } = await graph.act<{ refused: { index: number; error: { code: string } }[] }>(unit, { name: 'issueSummonses', input: 'IssueSummonsesInput', fields: 'refused { index error { code } }' },
          { idempotencyKey: keyOf(owner, session, 'forecast', start), mirex: owner, forecast: true, lines: lines.slice(start, start + 500) });
        if (refused[0]) throw new Error(`a mission was refused: ${refused[0].error.code}`);
      }
      await graph.act(unit, { name: 'sendForecasts', input: 'SendForecastsInput', fields: 'establishments' }, { idempotencyKey: keyOf(owner, session, 'send'), mirex: owner, session, deadline: `${session}-03-01T00:00:00Z` });
      await returnForecasts(rehearsal, owner);
    }
    await enterPhase(rehearsal, 'SUMMONED', `${session}-04-01T08:00:00Z`);
    for (const owner of mirex) {
      const act = { name: 'issueAgreedSummonses', input: 'IssueAgreedInput', fields: 'issued' };
      issued += (await graph.act<{ issued: number }>(staff('UNIT', owner), act, { idempotencyKey: keyOf(owner, session, 'agreed'), mirex: owner, session })).issued;
    }
    return `${issued} convocations d’acteurs`;
  },
};

/** One day for each invigilator, the days in turn; a pile of scripts of each written paper for each marker. */
async function missionsOf(rehearsal: Rehearsal, owner: MirexCode): Promise<object[]> {
  const { session } = rehearsal;
  const written = (await terminalPapers(rehearsal)).filter((paper) => !isOral(paper));
  const days = [...new Set(written.map(({ day }) => day))];
  const invigilators = await actorsFor(rehearsal, owner, 'INVIGILATOR');
  const duties = days.flatMap((day) => invigilators.map(({ id }) => ({
    actorId: id, session, activity: 'INVIGILATION', date: writtenDay(session, day), halfDay: 'MORNING', quantity: 1, place: 'Centre E1', startsAt: '08:00',
  })));
  const specialities = [...new Set(written.map(({ code }) => code.split('.')[0] ?? ''))];
  const markings = await Promise.all(specialities.map(async (speciality) => {
    const markers = await actorsFor(rehearsal, owner, 'MARKER', speciality);
    return written.filter(({ code }) => code.startsWith(speciality)).flatMap(({ code, day }) => markers.map(({ id }) => ({
      actorId: id, session, activity: 'SCRIPT_MARKING', speciality, paper: code, date: `${session}-06-${String(16 + day).padStart(2, '0')}`, halfDay: 'DAY', quantity: 60,
    })));
  }));
  return [...duties, ...markings.flat()];
}

async function returnForecasts(rehearsal: Rehearsal, owner: MirexCode): Promise<void> {
  const { graph, session } = rehearsal;
  const question = `query ($session: Int!, $mirex: [String!]!, $after: String) {
    rows: forecastReturns(filter: { session: $session, mirex: $mirex }, first: 100, after: $after) { edges { node { id version establishment { uai } lines { id } } } ${PAGED} } }`;
  interface Statement { id: string; version: number; establishment: { uai: string }; lines: { id: string }[] }
  const statements = await everyRow<Statement>((after) => graph.ask<{ rows: Page<Statement> }>(staff('UNIT', owner), question, { session, mirex: [owner], after }));
  for (const { id, version, establishment, lines } of statements) {
    await graph.act(headOf(establishment.uai, owner), { name: 'returnForecast', input: 'ReturnForecastInput', fields: 'statement { state }' },
      { id, version, answers: lines.map((line) => ({ summonsId: line.id, agreed: true })) });
  }
}

const LETTER = {
  title: 'Convocation à l’examen, session {{session}}',
  body: '{{candidat}}, candidat no {{numero}} en {{specialite}}, est convoqué aux épreuves ci-dessous. Se présenter trente minutes avant, avec une pièce d’identité et cette convocation.',
};

/** Every candidate is told where and when; one letter of a candidate and one of an actor are fetched by their owners. */
export const summonCandidates: RehearsalStep = {
  title: 'Convoquer les candidats',
  async run(rehearsal) {
    const { graph, session, mirex, keep } = rehearsal;
    let issued = 0;
    for (const owner of mirex) {
      await graph.act(staff('UNIT', owner), { name: 'writeCandidateSummonsText', input: 'WriteCandidateSummonsTextInput', fields: 'text { version }' }, { mirex: owner, ...LETTER });
      const answer = await graph.act<{ issued: number; notSummoned: { refusal: { code: string } }[] }>(staff('UNIT', owner), { name: 'issueCandidateSummonses', input: 'IssueCandidateSummonsesInput', fields: 'issued notSummoned { refusal { code } }' },
        { idempotencyKey: keyOf(owner, session, 'candidates'), mirex: owner, session });
      if (answer.notSummoned[0]) throw new Error(`a candidate was not summoned: ${answer.notSummoned[0].refusal.code}`);
      issued += answer.issued;
    }
    const [owner = 'NO'] = mirex;
    const [first] = await enrolmentsOf(rehearsal, owner);
    if (first) {
      const me = candidate(first.candidate.id, true);
      const { candidateSummonses } = await graph.ask<{ candidateSummonses: { edges: { node: { id: string } }[] } }>(me, '{ candidateSummonses(first: 1) { edges { node { id } } } }');
      const [letter] = candidateSummonses.edges;
      if (!letter) throw new Error('a summoned candidate finds no summons of their own');
      await keep?.('convocation-candidat.pdf', await graph.download(me, letter.node.id));
    }
    const summons = (await summonsesOf(rehearsal, owner)).find(({ state }) => state === 'ISSUED');
    if (summons) await keep?.('convocation-acteur.pdf', await graph.download(examiner(summons.actor.id, owner), summons.id));
    return `${issued} convocations de candidats`;
  },
};
