import type { Owner } from '@mirex/schema/mirex';
import { type Outcome, refuse } from '@mirex/schema/outcome';
import { CLAIMS_HEADER, PEER_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';

import { type PeerQuestion, type PeerRefusal, readAnswer, type Said } from './peer.rules.ts';

const PATIENCE_MS = 5_000;

/** Where an instance of another owner answers, and what seals questions of this one to it. */
export interface PeerAddress {
  /** Without a path: `http://127.0.0.1:4101`. */
  readonly url: string;
  /** As `peerSecret` derives it for the pair of owners. */
  readonly secret: string;
}

/** Undefined: nobody told this process where that instance is. */
export type PeerAddresses = (owner: Owner, subgraph: string) => PeerAddress | undefined;

/**
 * Asks another instance to act. Never inside a transaction: it may take as long as its patience, and locks would last as long.
 *
 * The other side does it as SYSTEM, in the name of the caller's account. What may be asked twice must be safe to do twice.
 */
export type Ask = <Data>(question: PeerQuestion) => Promise<Outcome<Data, PeerRefusal>>;

/** @param sub the account in whose name is asked. */
export const askPeers = (peers: PeerAddresses, from: Owner, sub: string, now: () => Date): Ask => async <Data>(question: PeerQuestion) => {
  const { owner, subgraph } = question;
  const peer = peers(owner, subgraph);
  const said = peer && (await post(peer, question, { from, sub, at: now().getTime() }).catch(() => undefined));
  return said ? readAnswer<Data>(question, said) : refuse({ code: 'PEER_UNAVAILABLE', subgraph, owner });
};

async function post({ url, secret }: PeerAddress, question: PeerQuestion, { from, sub, at }: { from: Owner; sub: string; at: number }): Promise<Said> {
  const { owner, subgraph, document, variables = {}, patienceMs = PATIENCE_MS } = question;
  const body = JSON.stringify({ query: document, variables });
  const claims = JSON.stringify({ sub });
  const response = await fetch(`${url}/${owner}/${subgraph}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [PEER_HEADER]: from,
      [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url'),
      [SEAL_HEADER]: seal(secret, { at, to: `${subgraph}@${owner}`, claims, body }),
    },
    body,
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
}

function parsed(text: string): Said['body'] {
  try {
    return JSON.parse(text) as Said['body'];
  } catch {
    return undefined;
  }
}
