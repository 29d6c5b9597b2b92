import { Pool } from 'undici';

import type { PublicationHour } from './publication-hour.ts';

/** One question over HTTP, written when its turn comes: a seal is good for a minute. */
export type Question = () => { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** What many questions of one kind have cost together. */
export interface Tally {
  readonly questions: number;
  /** In milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  readonly statements: number;
  /** Each question's milliseconds. */
  readonly times: readonly number[];
}

export const NOTHING: Tally = { questions: 0, cpu: 0, wall: 0, statements: 0, times: [] };

export const together = (a: Tally, b: Tally): Tally => ({
  questions: a.questions + b.questions, cpu: a.cpu + b.cpu, wall: a.wall + b.wall, statements: a.statements + b.statements, times: [...a.times, ...b.times],
});

/** Asks as fast as so many connections go. Throws on an answer without `expected` in it. */
export async function tally({ used }: PublicationHour, origin: string, questions: readonly Question[], expected: string, connections: number): Promise<Tally> {
  const [before, began] = [await used(), performance.now()];
  const times = await askAll(origin, questions, expected, connections);
  const wall = performance.now() - began;
  const after = await used();
  return { questions: questions.length, cpu: (after.cpu - before.cpu) / 1_000, wall, statements: after.statements - before.statements, times };
}

async function askAll(origin: string, questions: readonly Question[], expected: string, connections: number): Promise<readonly number[]> {
  const pool = new Pool(origin, { connections });
  const times: number[] = [];
  let next = 0;
  const asker = async (): Promise<void> => {
    for (let ask = questions[next++]; ask !== undefined; ask = questions[next++]) {
      const began = performance.now();
      const answer = await pool.request({ method: 'POST', ...ask() });
      const text = await answer.body.text();
      if (!text.includes(expected)) throw new Error(`not what was expected: ${text.slice(0, 300)}`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, asker));
  await pool.close();
  return times;
}
