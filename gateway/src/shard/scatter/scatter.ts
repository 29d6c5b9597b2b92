import type { Failure } from '../gather/answer-error.ts';
import { receive, type Received } from '../gather/answer.ts';
import type { Letter } from '../route/letters.ts';
import { type Ask, type Call, Unavailable } from './ask.ts';

/** What all letters of one request have in common. */
export type Sender = Pick<Call, 'subgraph' | 'readOnly' | 'context' | 'signal'> & { readonly ask: Ask };

export interface Reply {
  readonly letter: Letter;
  readonly received: Received;
  readonly cacheControl: string | undefined;
}

/** Sends all letters at once and waits for every answer; an instance that does not answer is a reply too. */
export const scatter = (letters: readonly Letter[], sender: Sender): Promise<Reply[]> => Promise.all(letters.map((letter) => send(letter, sender)));

/**
 * @throws what `ask` throws besides `Unavailable` when the caller has gone; any other fault of a transport is its instance's.
 */
export async function send(letter: Letter, { ask, ...sender }: Sender): Promise<Reply> {
  try {
    const answer = await ask({ ...letter, ...sender });
    return { letter, received: receive(answer, sender.subgraph, letter), cacheControl: answer.cacheControl };
  } catch (fault) {
    if (sender.signal.aborted) throw fault;
    return { letter, received: { failure: failureOf(fault) }, cacheControl: undefined };
  }
}

const failureOf = (fault: unknown): Failure =>
  fault instanceof Unavailable ? fault.failure : { reason: 'CONNECTION', sent: true, detail: fault instanceof Error ? fault.name : 'unknown fault' };
