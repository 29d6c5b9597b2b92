import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What the financial application says of one line. */
export interface LineVerdict {
  readonly line: string;
  readonly accepted: boolean;
  /** The application's own code and words; null for an accepted line. */
  readonly code: string | null;
  readonly text: string | null;
}

/** What this side knows of a line of the batch. */
export interface SentLine {
  readonly id: string;
  readonly state: LineState;
  readonly code: string | null;
}

export enum LineState {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
}

export type AcknowledgementRefusal =
  | { readonly code: 'ACK_BATCH_NOT_SENT'; readonly state: string }
  | { readonly code: 'ACK_HASH'; readonly expected: string }
  | { readonly code: 'ACK_EMPTY' }
  | { readonly code: 'ACK_LINES_UNKNOWN'; readonly lines: readonly string[] }
  | { readonly code: 'ACK_LINE_TWICE'; readonly line: string }
  | { readonly code: 'ACK_CODE_MISSING'; readonly line: string }
  | { readonly code: 'ACK_CONTRADICTS'; readonly line: string; readonly was: string };

/**
 * The verdicts that change something: those of lines that wait. The same verdict again is left out, so that a file that is
 * received twice is applied once; another verdict than the first is refused, and with it the whole file.
 */
export function newVerdicts(verdicts: readonly LineVerdict[], sent: readonly SentLine[]): Outcome<readonly LineVerdict[], AcknowledgementRefusal> {
  if (verdicts.length === 0) return refuse({ code: 'ACK_EMPTY' });
  const lines = new Map(sent.map((line) => [line.id, line]));
  const unknown = verdicts.filter(({ line }) => !lines.has(line)).map(({ line }) => line);
  if (unknown.length > 0) return refuse({ code: 'ACK_LINES_UNKNOWN', lines: unknown });
  const seen = new Set<string>();
  for (const { line, accepted, code } of verdicts) {
    if (seen.has(line)) return refuse({ code: 'ACK_LINE_TWICE', line });
    seen.add(line);
    if (!accepted && !code?.trim()) return refuse({ code: 'ACK_CODE_MISSING', line });
    const known = lines.get(line);
    if (known && known.state !== LineState.PENDING && !same(known, accepted, code)) return refuse({ code: 'ACK_CONTRADICTS', line, was: known.state });
  }
  return accept(verdicts.filter(({ line }) => lines.get(line)?.state === LineState.PENDING));
}

const same = ({ state, code }: SentLine, accepted: boolean, given: string | null): boolean =>
  accepted ? state === LineState.ACCEPTED : state === LineState.REJECTED && code === given;

/** What the batch is, once its lines are what they are: in part as long as one waits. */
export function acknowledged(states: readonly LineState[]): 'ACK_FULL' | 'ACK_PARTIAL' | 'ACK_NONE' {
  if (states.every((state) => state === LineState.ACCEPTED)) return 'ACK_FULL';
  return states.every((state) => state === LineState.REJECTED) ? 'ACK_NONE' : 'ACK_PARTIAL';
}
