import type { KnownSubject } from './subject.rules.ts';

/** The subject that candidates sit: the one that was activated last, else the main one; undefined when none can be sat. */
export function subjectInUse<Subject extends KnownSubject & { readonly activatedAt: Date | null }>(subjects: readonly Subject[]): Subject | undefined {
  const standing = subjects.filter(({ state }) => state === 'SELECTED' || state === 'USED');
  const [activated] = standing.filter(({ activatedAt }) => activatedAt !== null).toSorted((one, other) => Number(other.activatedAt) - Number(one.activatedAt));
  return activated ?? standing.find(({ role }) => role === 'MAIN');
}
