import type { SpecialityFact } from '@mirex/schema/edition';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { AwardedDiploma } from './award/awarded-diploma.entity.ts';
import { declareEligibleInBulk } from './award/declare-eligible.service.ts';
import { diplomas } from './subgraph.ts';

const SPECIALITIES: SpecialityFact[] = [
  { code: '40321004', diploma: 'BAC_PRO', firstSession: 2020, lastSession: null },
  { code: '32521201', diploma: 'BTSA', firstSession: 2024, lastSession: null },
];

export const NOON = new Date('2026-07-15T10:00:00Z');

export const enrolment = (n: number): GlobalId => globalId('NO', 'ENR', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
export const NO_SUCH_DIPLOMA = globalId('NO', 'DIP', '0199a2b4-7c11-7d3e-8f00-000000000009');

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

let version = 0;
/** An event of candidates; each is newer than the one before. */
export const tell = (n: number, more: object = {}) => ({
  id: crypto.randomUUID(), topic: 'enrolment.changed', key: enrolment(n), version: (version += 1),
  payload: {
    id: enrolment(n), number: `NO26-${String(n).padStart(6, '0')}`, session: 2026, speciality: '40321004',
    establishmentUai: '0350700A', route: 'SCHOOL', state: 'ACCEPTED', ...more,
  },
});

const ANSWER = '{ awardedDiploma { id state number version history { at by stateBefore stateAfter numberBefore numberAfter reason } } userErrors { code message } }';

interface ActAnswer {
  readonly awardedDiploma: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

interface NumberingAnswer {
  readonly numbered: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly userErrors: readonly object[];
}

/** What a test does with a real instance of this subgraph. */
export interface DiplomasUnderTest extends TestInstance {
  readonly told: (...events: ReturnType<typeof tell>[]) => Promise<void>;
  readonly know: (...ns: number[]) => Promise<void>;
  readonly rows: () => Promise<AwardedDiploma[]>;
  readonly act: (name: 'declareEligible' | 'moveDiploma', input: object) => Promise<ActAnswer>;
  readonly declareAll: (...ns: number[]) => Promise<void>;
  readonly number: (more?: object) => Promise<NumberingAnswer>;
  readonly empty: () => Promise<void>;
}

/** A real instance of MIREX Nord-Ouest, at noon of 15 July 2026. */
export async function diplomasUnderTest(): Promise<DiplomasUnderTest> {
  const test = await testInstance(diplomas, { dataSets: { specialities: SPECIALITIES }, now: () => NOON });
  const told = (...events: ReturnType<typeof tell>[]) => receive(events, diplomas.consumes ?? {}, test.context());
  const act = async (name: 'declareEligible' | 'moveDiploma', input: object) => {
    const type = name === 'moveDiploma' ? 'MoveDiplomaInput' : 'DeclareEligibleInput';
    const { data } = await test.ask(`mutation ($input: ${type}!) { answer: ${name}(input: $input) ${ANSWER} }`, { input }) as { data: { answer: ActAnswer } };
    return data.answer;
  };
  const number = async (more: object = {}) => {
    const { data } = await test.ask('mutation ($input: NumberDiplomasInput!) { answer: numberDiplomas(input: $input) { numbered first last userErrors { code } } }', {
      input: { mirex: 'NO', session: 2026, ...more },
    }) as { data: { answer: NumberingAnswer } };
    return data.answer;
  };
  return {
    ...test, told, act, number,
    know: (...ns) => told(...ns.map((n) => tell(n))),
    rows: () => test.context().em.find(AwardedDiploma, {}, { orderBy: { enrolmentId: 'asc' } }),
    declareAll: async (...ns) => void (await declareEligibleInBulk(ns.map(enrolment), test.context())),
    empty: async () => void (await test.context().em.execute('truncate awarded_diploma, award_change, number_series, given_number, known_enrolment')),
  };
}
