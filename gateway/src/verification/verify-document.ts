import type { MirexCode } from '@mirex/schema/mirex';

import type { AskInstance, WrittenQuestion } from '../instance/ask.ts';
import type { Caller } from '../instance/caller.ts';
import type { Topology } from '../topology/topology.ts';
import { mirexOfReference, mirexOfStamp, readStamp } from './named-mirex.ts';

/** What somebody reads on a document: its reference and its code, or the text of its stamp. */
export type Shown = { readonly reference: string; readonly code: string } | { readonly stamp: string };

/** UNKNOWN: the MIREX of the document did not answer. */
export type Verdict = 'YES' | 'NO' | 'UNKNOWN';

const BY_CODE = 'query ($mirex: String!, $reference: String!, $code: String!) { authentic: documentIsAuthentic(mirex: $mirex, reference: $reference, code: $code) }';
const BY_STAMP = 'query ($mirex: String!, $stamp: String!) { authentic: stampIsAuthentic(mirex: $mirex, stamp: $stamp) }';
/** Nobody in particular asks; the question is one of these two, whatever was typed. */
const CLAIMS = JSON.stringify({ sub: 'verification', roles: ['SYSTEM'], mirex: [] });

/** Asks the MIREX that a document names whether it is authentic. One that names none is of nobody: nobody is asked. */
export async function verifyDocument(shown: Shown, requestId: string, { topology, ask, requestMs }: { readonly topology: () => Topology; readonly ask: AskInstance; readonly requestMs: number }): Promise<Verdict> {
  const mirex = 'stamp' in shown ? mirexOfStamp(shown.stamp) : mirexOfReference(shown.reference);
  if (mirex === undefined) return 'NO';
  const instance = topology().instances.get('diplomas')?.find(({ mirex: served }) => served.includes(mirex));
  if (!instance) return 'UNKNOWN';
  const caller: Caller = { claims: CLAIMS, roles: [], visible: new Set<MirexCode>(), requestId, signal: AbortSignal.timeout(requestMs) };
  try {
    const { data } = await ask(instance, question(shown, mirex), caller);
    return typeof data?.['authentic'] === 'boolean' ? (data['authentic'] ? 'YES' : 'NO') : 'UNKNOWN';
  } catch {
    return 'UNKNOWN';
  }
}

function question(shown: Shown, mirex: MirexCode): WrittenQuestion {
  const [query, variables] = 'stamp' in shown
    ? [BY_STAMP, { mirex, stamp: readStamp(shown.stamp) }]
    : [BY_CODE, { mirex, reference: shown.reference.trim(), code: shown.code.trim() }];
  return { body: JSON.stringify({ query, variables }) };
}
