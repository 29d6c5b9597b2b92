import type { MirexCode } from '@mirex/schema/mirex';
import type { Cost } from '../limits/admission.ts';

/** Who asks; the GraphQL context of every request. The claims travel to the instances. */
export interface Caller {
  /** The claims as JSON, as they are signed. */
  readonly claims: string;
  readonly roles: readonly string[];
  /** The MIREX whose rows the caller may see; undefined, all. */
  readonly visible: ReadonlySet<MirexCode> | undefined;
  readonly requestId: string;
  /** When the request ends whatever happens: the client left, or its time is up. */
  readonly signal: AbortSignal;
  /** When its time is up, in milliseconds since 1970: instances are told how long they are waited for. */
  readonly deadlineAt?: number;
  /** What the operation was weighed at. */
  readonly cost?: Cost;
}
