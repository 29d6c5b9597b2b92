import type { Owner } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** An act that this instance cannot do alone, asked of the instance that can. */
export interface PeerQuestion {
  readonly owner: Owner;
  readonly subgraph: string;
  /** GraphQL; its root fields say SYSTEM in their `@access`, or it is refused. */
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** How long the answer is waited for; five seconds unless said. */
  readonly patienceMs?: number;
}

export type PeerRefusal =
  /** Nobody answered, or not in time, or with a fault: whether it was done is not known, so it must be safe to ask again. */
  | { readonly code: 'PEER_UNAVAILABLE'; readonly subgraph: string; readonly owner: Owner }
  /** It answered that it will not: nothing was done. */
  | { readonly code: 'PEER_REFUSED'; readonly subgraph: string; readonly owner: Owner; readonly why: string };

/** What a GraphQL endpoint said, body and status. */
export interface Said {
  readonly status: number;
  /** Undefined when it was not JSON. */
  readonly body: { readonly data?: unknown; readonly errors?: readonly { readonly message?: string; readonly extensions?: { readonly code?: string } }[] } | undefined;
}

/** Reads an answer: its data, or whether asking again may help. An act is asked whole: data beside an error is no answer. */
export function readAnswer<Data>({ owner, subgraph }: PeerQuestion, { status, body }: Said): Outcome<Data, PeerRefusal> {
  const error = body?.errors?.[0];
  if (status < 500 && !error && body?.data != null) return accept(body.data as Data);
  const why = error?.extensions?.code ?? error?.message;
  const final = status < 500 && why !== undefined && !PASSING.has(why);
  return final ? refuse({ code: 'PEER_REFUSED', subgraph, owner, why }) : refuse({ code: 'PEER_UNAVAILABLE', subgraph, owner });
}

/** Faults of the other side, which may be over the next time. */
const PASSING: ReadonlySet<string> = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR']);
