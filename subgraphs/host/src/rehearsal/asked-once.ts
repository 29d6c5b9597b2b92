import type { Rehearsal } from './rehearsal.ts';

/** A question whose answer no later step changes: asked at its first use in a rehearsal, remembered afterwards. */
export function askedOnce<Key extends string, Answer>(ask: (rehearsal: Rehearsal, key: Key) => Promise<Answer>): (rehearsal: Rehearsal, key: Key) => Promise<Answer> {
  const remembered = new WeakMap<Rehearsal, Map<Key, Promise<Answer>>>();
  return (rehearsal, key) => {
    const answers = remembered.get(rehearsal) ?? new Map<Key, Promise<Answer>>();
    remembered.set(rehearsal, answers);
    const answer = answers.get(key) ?? ask(rehearsal, key);
    answers.set(key, answer);
    return answer;
  };
}
