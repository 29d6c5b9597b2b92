import type { Readable } from 'node:stream';

import { signedHeaders } from '../access/signed-headers.ts';
import type { Caller } from '../instance/caller.ts';
import { InstanceFault } from '../instance/instance-fault.ts';
import type { InstancePools } from '../instance/pools.ts';
import { addressee, type Instance } from '../topology/topology.ts';

/** What an instance answered: a file, or its refusal as JSON. */
export interface FetchedDocument {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

export type FetchDocument = (instance: Instance, id: string, caller: Caller) => Promise<FetchedDocument>;

/** The headers of a file that clients are given. */
const PASSED = ['content-type', 'content-disposition', 'content-length', 'x-content-sha256'];

/**
 * Asks an instance for a file, sealed over the row's id. The body is passed on as it comes, never held whole.
 *
 * Throws an `InstanceFault` when nothing came within the instance's deadline.
 */
export const fetchOver = (pools: InstancePools, now: () => number): FetchDocument => async (instance, id, caller) => {
  const headers = signedHeaders({ secret: instance.secret, to: addressee(instance), claims: caller.claims, body: id, requestId: caller.requestId }, now());
  const path = new URL(instance.url).pathname.replace(/\/graphql$/, `/documents/${id}`);
  try {
    const answer = await pools.of(instance).request({ method: 'GET', path, headers, headersTimeout: instance.deadlineMs, signal: caller.signal });
    const passed = PASSED.flatMap((name) => (typeof answer.headers[name] === 'string' ? [[name, answer.headers[name]] as const] : []));
    return { status: answer.statusCode, headers: Object.fromEntries(passed), body: answer.body };
  } catch (error) {
    throw new InstanceFault(caller.signal.aborted ? 'CANCELLED' : 'CONNECTION', `${instance.name}: ${(error as Error).message}`, { sent: true, cause: error });
  }
};
