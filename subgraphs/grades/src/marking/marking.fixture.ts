import { randomUUID } from 'node:crypto';

import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { DataSets } from '@mirex/schema/edition';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { actorTold, EDITION, enrolment, enrolmentTold, forgetAll, SPECIALITY, tell, told, uaiOf } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';

export const PAPER = `${SPECIALITY}.E1`;
export const uuid = (n: number) => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
export const actor = (n: number) => globalId('NO', 'ACT', uuid(n));
export const marker = (n: number): Caller => ({ sub: `marker-${n}`, roles: ['EXAM'], mirex: ['NO'], actor: actor(n) });
/** Of two of the three schools, and from outside them; the fourth is the third under another number. */
export const MARKERS = [{ actorId: actor(1) }, { actorId: actor(2) }];
const ACTORS = [actorTold(actor(1), uaiOf(0)), actorTold(actor(2), uaiOf(1)), actorTold(actor(3), null), actorTold(actor(4), null, actor(3))];
const BATCH = 'id version state sent returned progress { scripts marked late } scripts { code points state history { by pointsBefore pointsAfter reason } }';

const attend = (n: number, presence: 'PRESENT' | 'ABSENT') => told('attendance.recorded', `NO-ALL-${n}`, {
  allocationId: `NO-ALL-${n}` as never, enrolmentId: enrolment(n), session: 2026, paper: PAPER, sittingId: 'NO-SIT-1' as never, centreId: 'NO-CEN-1' as never, presence,
});

interface Script {
  readonly code: string;
  readonly points: string | null;
  readonly state: string;
  readonly history: readonly { readonly by: string; readonly pointsBefore: string | null; readonly pointsAfter: string | null; readonly reason: string | null }[];
}

/** A batch as the tests ask for it. */
interface ReadBatch {
  readonly id: GlobalId;
  readonly version: number;
  readonly state: string;
  readonly progress: object;
  readonly scripts: readonly Script[];
}

type Markable = Pick<ReadBatch, 'id' | 'version'> & { readonly scripts: readonly Pick<Script, 'code'>[] };
interface Refused { readonly userErrors: readonly { readonly code: string; readonly message?: string }[] }
/** Read without asking whether it was refused: a test that was fails where it reads on. */
interface Acted extends Refused { readonly batch: ReadBatch }
interface Dealt extends Refused { readonly batches: ReadBatch[] }

/** An instance where six of seven candidates came to a paper, and what is asked of it, as a desk that marks asks. */
export class MarkingDesk {
  readonly test: TestInstance;

  private constructor(test: TestInstance) {
    this.test = test;
  }

  static async open(now: () => Date, more: Partial<DataSets> = {}): Promise<MarkingDesk> {
    return new MarkingDesk(await testInstance(grades, { dataSets: { ...EDITION, ...more }, now }));
  }

  async again(): Promise<void> {
    const { test } = this;
    await forgetAll(test);
    await tell(test, [0, 1, 2, 3, 4, 5, 6].map((n) => enrolmentTold(n)));
    await tell(test, [0, 1, 2, 3, 4, 5, 6].map((n) => attend(n, n === 6 ? 'ABSENT' : 'PRESENT')));
    await tell(test, ACTORS.map((one) => ({ ...one, id: randomUUID() })));
  }

  register(numbers: number[], idempotencyKey: string = randomUUID()): Promise<Refused & { readonly scripts: number | null }> {
    const input = { idempotencyKey, mirex: 'NO', session: 2026, paper: PAPER, enrolmentIds: numbers.map(enrolment) };
    return this.#payload('mutation ($input: RegisterScriptsInput!) { registerScripts(input: $input) { scripts userErrors { code } } }', { input });
  }

  deal(more: object = {}): Promise<Dealt> {
    const input = { idempotencyKey: randomUUID(), mirex: 'NO', session: 2026, paper: PAPER, medium: 'DIGITAL', dueAt: '2026-06-25T18:00:00Z', markers: MARKERS, ...more };
    return this.#payload(`mutation ($input: DealBatchesInput!) { dealMarkingBatches(input: $input) { batches { ${BATCH} } userErrors { code message } } }`, { input });
  }

  async own(n: number): Promise<ReadBatch[]> {
    const { edges } = await this.#payload<{ edges: { node: ReadBatch }[] }>(`{ markingBatches { edges { node { ${BATCH} } } } }`, {}, marker(n));
    return edges.map(({ node }) => node);
  }

  act(mutation: string, type: string, input: object, caller?: Caller): Promise<Acted> {
    return this.#payload(`mutation ($input: ${type}!) { ${mutation}(input: $input) { batch { ${BATCH} } line userErrors { code } } }`, { input }, caller);
  }

  mark({ id, version, scripts }: Markable, points: string, caller?: Caller): Promise<Acted> {
    return this.act('markScripts', 'MarkScriptsInput', { batchId: id, version, lines: scripts.map(({ code }) => ({ code, points })) }, caller);
  }

  async dealt(more: object = {}): Promise<ReadBatch[]> {
    await this.register([0, 1, 2, 3, 4, 5]);
    return (await this.deal(more)).batches;
  }

  async finished(): Promise<ReadBatch> {
    const batch = first(await this.dealt());
    await this.mark(batch, '12');
    return (await this.act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version })).batch;
  }

  async #payload<Payload>(query: string, variables: object, caller?: Caller): Promise<Payload> {
    const { data } = await this.test.ask(query, variables, caller) as { readonly data: Readonly<Record<string, Payload>> };
    return first(Object.values(data));
  }
}

/** The first of several. */
export function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('at least one was expected');
  return item;
}
