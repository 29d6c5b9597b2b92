import type { MirexCode } from '@mirex/schema/mirex';

import type { Dice } from '../demonstration/people.ts';
import type { Report } from '../progress/steps.ts';
import { bex } from './cast.ts';
import type { Graph } from './graph.ts';
import type { SessionClock } from './session-clock.ts';

/** A whole session, acted by invented people through the gateway alone. */
export interface Rehearsal {
  readonly graph: Graph;
  readonly clock: SessionClock;
  readonly session: number;
  readonly mirex: readonly MirexCode[];
  /** Over all its MIREX. */
  readonly enrolments: number;
  readonly thrown: Dice;
  /** What the courier does every few seconds, now. */
  readonly look: () => Promise<void>;
  /** Where documents are kept to be looked at; nowhere when absent. */
  readonly keep?: (fileName: string, bytes: Buffer) => Promise<void>;
}

/** One act of the session: what is done, in a French noun, and by whom in its code. @returns what it came to, in French. */
export interface RehearsalStep {
  readonly title: string;
  run(rehearsal: Rehearsal, report: Report): Promise<string>;
}

/** The zone of the MIREX of a rehearsal: they all stand in metropolitan France. */
export const ZONE = 'METRO';

/** The bureau brings the session to its next phase on the day that its calendar says, and every MIREX hears of it. */
export async function enterPhase({ graph, clock, session, look }: Rehearsal, phase: string, day: string): Promise<void> {
  clock.forwardTo(day);
  await graph.act(bex, { name: 'moveSession', input: 'MoveSessionInput', fields: 'calendar { state }' }, { year: session, zone: ZONE, to: phase });
  await look();
}

const PATIENCE_MS = 60_000;

/** Asks until the answer is right: what one subgraph tells another travels a little behind. @throws after a minute. */
export async function until<Answer>(what: string, ask: () => Promise<Answer>, right: (answer: Answer) => boolean): Promise<Answer> {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(answer).slice(0, 300)} after ${PATIENCE_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Every row of a connection, page by page. @param question has `$after`, asks `edges`' nodes and `pageInfo` under the name `rows`. */
export async function everyRow<Row>(ask: (after: string | null) => Promise<{ rows: Page<Row> }>): Promise<Row[]> {
  const all: Row[] = [];
  for (let after: string | null = null; ;) {
    const { rows }: { rows: Page<Row> } = await ask(after);
    all.push(...rows.edges.map(({ node }) => node));
    if (!rows.pageInfo.hasNextPage) return all;
    after = rows.pageInfo.endCursor;
  }
}

export interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What `everyRow` needs besides the nodes. */
export const PAGED = 'pageInfo { hasNextPage endCursor }';
