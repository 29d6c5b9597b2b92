import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type RecordRefusal =
  | { readonly code: 'RECORD_UNKNOWN'; readonly given: string }
  | { readonly code: 'RECORD_CHANGED_MEANWHILE'; readonly seen: number; readonly version: number }
  | { readonly code: 'RECORD_STEP'; readonly from: string; readonly to: string }
  | { readonly code: 'REASON_MISSING' };

/** Which state may follow which, of one kind of record. */
export type StateTable<State extends string> = Readonly<Record<State, readonly State[]>>;

/** @param seen the version that whoever acts had before their eyes. */
export function checkStep<State extends string>(
  { state, version }: { readonly state: State; readonly version: number }, seen: number, to: State, next: StateTable<State>,
): Outcome<State, RecordRefusal> {
  if (version !== seen) return refuse({ code: 'RECORD_CHANGED_MEANWHILE', seen, version });
  return next[state].includes(to) ? accept(to) : refuse({ code: 'RECORD_STEP', from: state, to });
}

/** A reason that says something; what is refused is refused for one. */
export function readReason(reason: string | null | undefined): Outcome<string, RecordRefusal> {
  const read = reason?.trim() ?? '';
  return read === '' ? refuse({ code: 'REASON_MISSING' }) : accept(read);
}
