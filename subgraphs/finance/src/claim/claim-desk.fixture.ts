import { randomUUID } from 'node:crypto';

import type { Caller } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { receive } from '@mirex/kit/events/inbox';
import { AGENT, type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { SummonsTold } from '@mirex/schema/events';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import type { Owner } from '@mirex/schema/mirex';

import { EDITION } from '../edition.fixture.ts';
import { finance } from '../subgraph.ts';
import { Claim } from './claim.entity.ts';

/** A version 7 UUID that no row has. */
export const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
/** The centre of every service, unless said otherwise. */
export const CENTRE = globalId('NO', 'CEN', UUID);
/** Its head: somebody else than the agent who asks when nothing is said. */
export const HEAD: Caller = { sub: 'chef-de-centre', roles: ['CENTRE'], mirex: ['NO'], centres: [CENTRE] };

export const CLAIM = `id state version session missionDate summonsCancelled total { minor currency } unpricedBecause { code message }
  lines { rank activity quantity unit { minor currency } amount { minor currency } rate } summons { id } actor { id }
  changes { version by from to reason }`;

const ACTS = { declareClaim: 'MoveClaimInput', certifyService: 'MoveClaimInput', cancelClaim: 'CancelClaimInput' } as const;

/** What a test reads of an answer, untyped like the answer itself. */
export type Read = Answer['data'];

/** What an act answers: its payload, or the errors that came instead. */
export interface Payload {
  readonly claim: Read;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly errors?: NonNullable<Answer['errors']>;
}

interface Asked {
  readonly data: Readonly<Record<string, Payload>> | null;
  readonly errors?: NonNullable<Answer['errors']>;
}

/** An instance that is told of summonses, and where their claims are followed. */
export interface Desk {
  readonly test: TestInstance;
  /** What the actors tell of a summons, honoured unless said otherwise; of a new one unless its id is given. */
  readonly told: (version: number, changes?: Partial<SummonsTold>) => Event<SummonsTold>;
  readonly tell: (...events: readonly Event[]) => Promise<void>;
  readonly claimOf: (event: Event) => Promise<Claim>;
  /** The claim of a new honoured summons. */
  readonly expected: (changes?: Partial<SummonsTold>) => Promise<Claim>;
  /** The payload of an act, or the errors. */
  readonly act: (name: keyof typeof ACTS, input: object, caller?: Caller) => Promise<Payload>;
}

export const codeOf = ({ userErrors }: Payload): string | undefined => userErrors[0]?.code;

export async function openDesk(owner: Owner = 'NO', now = () => new Date('2026-06-20T08:00:00Z')): Promise<Desk> {
  const test = await testInstance(finance, { owner, dataSets: EDITION, subscriptions: { 'payee.changed': ['actors'] }, now });
  const told: Desk['told'] = (version, changes = {}) => {
    const id = changes.id ?? test.context().newId('SUM');
    const payload = {
      id, actorId: test.context().newId('ACT'), session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', date: '2026-06-15', quantity: 40,
      state: 'HONOURED', sittingId: null, centreId: CENTRE, ...changes,
    };
    return { id: randomUUID(), topic: 'summons.changed', key: id, version, payload };
  };
  const tell: Desk['tell'] = (...events) => receive(events, finance.consumes ?? {}, test.instance.context());
  const claimOf: Desk['claimOf'] = ({ key }) => test.instance.context().em.findOneOrFail(Claim, { summonsId: key as GlobalId });
  return {
    test, told, tell, claimOf,
    expected: async (changes) => {
      const event = told(3, changes);
      await tell(event);
      return claimOf(event);
    },
    act: async (name, input, caller = AGENT) => {
      const answer: Asked = await test.ask(`mutation ($input: ${ACTS[name]}!) { ${name}(input: $input) { claim { ${CLAIM} } userErrors { code message } } }`, { input }, caller);
      return answer.data?.[name] ?? { claim: null, userErrors: [], ...(answer.errors && { errors: answer.errors }) };
    },
  };
}
