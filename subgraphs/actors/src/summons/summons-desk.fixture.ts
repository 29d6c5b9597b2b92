import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { DataSets } from '@mirex/schema/edition';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';

/** A version 7 UUID that no row has. */
export const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
/** A sitting of another MIREX. */
export const SITTING = globalId('SE', 'SIT', UUID);
/** When the tests take place. */
export const NOW = new Date('2026-06-20T08:00:00Z');

export const SUMMONS = `id state version date halfDay quantity session activity actor { lastName } speciality { code } paper { code } sitting { id }
  changes { version at by from to reason }`;

const ACTS = {
  issueSummons: 'IssueSummonsInput', acknowledgeSummons: 'MoveSummonsInput', recordHonoured: 'MoveSummonsInput',
  recordAbsence: 'RecordAbsenceInput', cancelSummons: 'CancelSummonsInput',
} as const;
export type Act = keyof typeof ACTS;

/** What a test reads of an answer, untyped like the answer itself. */
export type Read = Answer['data'];

/** What an act answers: its payload, or the errors that came instead. */
export interface Payload {
  readonly summons: Read;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly errors?: NonNullable<Answer['errors']>;
}

interface Asked {
  readonly data: Readonly<Record<string, Payload>> | null;
  readonly errors?: NonNullable<Answer['errors']>;
}

/** An instance with forty actors, at which summonses are issued and followed. */
export interface Desk {
  readonly test: TestInstance;
  readonly people: readonly GlobalId[];
  /** A mission of one of the actors that nothing is wrong with; each on a day and under a key of its own. */
  readonly mission: (actor: number, changes?: object) => Record<string, unknown>;
  /** The payload of an act, or the errors. */
  readonly act: (name: Act, input: object) => Promise<Payload>;
  /** What the graph asked of the database since `test.forget()`: not what the relay asks beside it. */
  readonly asked: () => string[];
}

export const codeOf = ({ userErrors }: Payload): string | undefined => userErrors[0]?.code;

export async function openDesk(now: () => Date = () => NOW, dataSets: Partial<DataSets> = EDITION): Promise<Desk> {
  const test = await testInstance(actors, { dataSets, now, subscriptions: { 'summons.changed': ['finance'], 'actor.changed': ['grades'], 'incompatibility.changed': ['grades'] } });
  const { em, newId } = test.context();
  const people = Array.from({ length: 40 }, (_, i) => em.create(Actor, { id: newId('ACT'), lastName: `Acteur-${i}`, firstName: 'Noé', registeredAt: now(), version: 1 }).id);
  await em.flush();
  let missions = 0;
  return {
    test, people,
    mission: (actor, changes = {}) => {
      missions += 1;
      return {
        actorId: people[actor], session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', paper: '40321004.E1', sittingId: SITTING,
        date: `2026-05-${String(1 + (missions % 28)).padStart(2, '0')}`, halfDay: 'MORNING', quantity: 40, idempotencyKey: `key-${missions}`, ...changes,
      };
    },
    act: async (name, input) => {
      const answer: Asked = await test.ask(`mutation ($input: ${ACTS[name]}!) { ${name}(input: $input) { summons { ${SUMMONS} } userErrors { code message } } }`, { input });
      return answer.data?.[name] ?? { summons: null, userErrors: [], ...(answer.errors && { errors: answer.errors }) };
    },
    asked: () => test.statements.filter((sql) => !sql.includes('outbox')),
  };
}
