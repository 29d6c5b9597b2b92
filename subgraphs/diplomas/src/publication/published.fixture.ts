import type { DataSets } from '@mirex/schema/edition';
import type { DecisionTold } from '@mirex/schema/events';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { diplomas } from '../subgraph.ts';

/** The hour at which the results of these tests are out: ten in the morning in the metropole. */
export const HOUR = new Date('2026-07-06T08:00:00.000Z');

export const SIGNATORY: Caller = { sub: 'signataire-oi', roles: ['SIGN'], mirex: ['OI'] };

const uuid = (n: number): string => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
export const enrolment = (n: number): GlobalId => globalId('OI', 'ENR', uuid(n));
export const candidate = (n: number): GlobalId => globalId('OI', 'CAN', uuid(n));
export const result = (n: number): GlobalId => globalId('OI', 'EXR', uuid(n));
/** La Réunion has odd candidates, Polynésie even ones. */
const uaiOf = (n: number): string => (n % 2 === 0 ? '9840277D' : '9740001A');

export const candidateCaller = (n: number): Caller => ({ sub: `candidat-${n}`, roles: ['CAND'], mirex: ['OI'], candidates: [candidate(n)] });

const phase = (startsAt: string) => [{ phase: 'PUBLISHED', startsAt, endsAt: '2026-07-10T00:00:00.000Z' }];

export const DATA_SETS: Partial<DataSets> = {
  specialities: [{ code: '40321004', label: 'Conduite et gestion de l’entreprise agricole', diploma: 'BAC_PRO', firstSession: 2020, lastSession: null }],
  establishments: [{ uai: '9840277D', mirex: 'OI', sector: 'PUBLIC', region: '987' }, { uai: '9740001A', mirex: 'OI', sector: 'PUBLIC', region: '04' }],
  territories: [
    { region: '987', mirex: 'OI', departments: ['987'], firstSession: 2021, lastSession: null, zone: 'POLYNESIE', timeZone: 'Pacific/Tahiti' },
    { region: '04', mirex: 'OI', departments: ['974'], firstSession: 2021, lastSession: null, zone: 'REUNION_MAYOTTE', timeZone: 'Indian/Reunion' },
  ],
  calendars: [
    { session: 2026, zone: 'REUNION_MAYOTTE', timeZone: 'Indian/Reunion', state: 'DELIBERATION', reopened: null, phases: phase('2026-07-04T20:00:00.000Z') },
    { session: 2026, zone: 'POLYNESIE', timeZone: 'Pacific/Tahiti', state: 'DELIBERATION', reopened: null, phases: phase('2026-07-05T10:00:00.000Z') },
  ],
  regulations: [],
  papers: [{
    code: '40321004.E5', label: 'Oral de 25 min sur quatre fiches techniques', speciality: '40321004', mode: 'TERMINAL', coefficientTenths: 20, markStep: 50, firstSession: 2019, lastSession: null,
  }],
};

export const decision = (n: number, more: Partial<DecisionTold> = {}): DecisionTold => ({
  id: globalId('OI', 'ENR', uuid(900_000 + n)), number: 1, enrolmentId: enrolment(n), deliberationId: globalId('OI', 'ENR', uuid(990_000)), session: 2026, diploma: 'BAC_PRO', speciality: '40321004',
  establishmentUai: uaiOf(n), decision: 'ADMITTED', totalThousandths: 250_000_0, coefficientTenths: 200, averageHundredths: 1250, juryThousandths: 0, honours: 'AB', failedCertificate: false, blocks: [],
  marks: [{ paper: '40321004.E5', group: 1, standing: 'SAT', hundredths: 1250, coefficientTenths: 20 }], edition: 1, signedAt: '2026-07-03T10:00:00.000Z', ...more,
});

export interface PublishingUnderTest extends TestInstance {
  /** Sets the clock. */
  readonly at: (instant: Date | string) => void;
  /** Enrolments that candidates and grades have told of. */
  readonly enrol: (...ns: number[]) => Promise<void>;
  readonly decide: (...decisions: DecisionTold[]) => Promise<void>;
  /** Schedules a publication and gives its id. */
  readonly schedule: (zone: string, more?: object) => Promise<{ publication: { id: string; version: number } | null; userErrors: { code: string }[] }>;
  readonly publish: (id: string) => Promise<{ publication: { state: string; results: number; version: number } | null; userErrors: { code: string }[] }>;
}

/** A real instance of MIREX Océan Indien – Polynésie, whose clock the test holds. */
export async function publishingUnderTest(): Promise<PublishingUnderTest> {
  let clock = new Date('2026-07-01T00:00:00.000Z');
  let version = 0;
  const test = await testInstance(diplomas, { owner: 'OI', dataSets: DATA_SETS, now: () => clock });
  const told = (topic: string, rows: readonly (readonly [key: string, payload: object])[]) =>
    receive(rows.map(([key, payload]) => ({ id: crypto.randomUUID(), topic, key, version: (version += 1), payload })), diplomas.consumes ?? {}, test.context());
  const act = async <Done>(mutation: string, variables: object): Promise<Done> => {
    const answer = await test.ask(mutation, variables, SIGNATORY);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return (answer.data as { done: Done }).done;
  };
  return {
    ...test,
    at: (instant) => void (clock = new Date(instant)),
    enrol: async (...ns) => {
      await told('enrolment.changed', ns.map((n) => [enrolment(n), {
        id: enrolment(n), candidateId: candidate(n), number: `OI26-${String(n).padStart(6, '0')}`, session: 2026, speciality: '40321004', diploma: 'BAC_PRO',
        establishmentUai: uaiOf(n), route: 'SCHOOL', form: 'GLOBAL', state: 'ACCEPTED',
      }]));
      await told('candidate.changed', ns.map((n) => [candidate(n), { id: candidate(n), lastName: `Hoarau-${n}`, firstName: 'Maïmiti', birthDate: '2008-02-29', sex: 'F' }]));
    },
    decide: (...decisions) => told('decision.recorded', decisions.map((each) => [each.enrolmentId, each])),
    schedule: (zone, more = {}) => act('mutation ($input: SchedulePublicationInput!) { done: schedulePublication(input: $input) { publication { id version opensAt } userErrors { code } } }', {
      input: { mirex: 'OI', session: 2026, diploma: 'BAC_PRO', zone, opensAt: HOUR.toISOString(), ...more },
    }),
    publish: (id) => act('mutation ($id: ID!) { done: publishResults(id: $id) { publication { state results version } userErrors { code } } }', { id }),
  };
}
