/** A script as far as giving it to somebody goes: whose school it comes from, and the candidate whom a relative would know. */
export interface JudgedScript {
  readonly code: string;
  readonly establishmentUai: string;
  /** Null: told before it was asked for. */
  readonly candidateId: string | null;
}

export interface Marker {
  readonly actorId: string;
  /** Null: from outside the schools. */
  readonly establishmentUai: string | null;
  /** What actors holds against them: schools, candidates, papers, each by its name there. */
  readonly conflicts: readonly { readonly kind: string; readonly target: string }[];
}

/** Why somebody may not mark a script. */
export type Barrier = 'OWN_SCHOOL' | 'SCHOOL' | 'CANDIDATE' | 'AUTHOR';

/**
 * What keeps a marker from a script; null when nothing does. Of relatives it is the candidate who counts, as declared: that two
 * actors are related keeps them from one board, and marks are given alone.
 */
export function barrierOf({ establishmentUai, conflicts }: Marker, script: JudgedScript, paper: string): Barrier | null {
  const holds = (kind: string, target: string | null): boolean => conflicts.some((one) => one.kind === kind && one.target === target);
  if (holds('PAPER', paper)) return 'AUTHOR';
  if (establishmentUai === script.establishmentUai) return 'OWN_SCHOOL';
  if (holds('ESTABLISHMENT', script.establishmentUai)) return 'SCHOOL';
  return holds('CANDIDATE', script.candidateId) ? 'CANDIDATE' : null;
}
