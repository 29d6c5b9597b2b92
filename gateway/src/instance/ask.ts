import { signedHeaders } from '../access/signed-headers.ts';
import { Unavailable } from '../shard/scatter/ask.ts';
import { exchange } from '../shard/scatter/exchange.ts';
import { addressee, type Instance } from '../topology/topology.ts';
import type { Response } from '../wire/reading.ts';
import type { WirePools } from '../wire/wire-pools.ts';
import { type Answer, readAnswer } from './answer.ts';
import type { Caller } from './caller.ts';
import { deadlineHeader } from './deadline.ts';
import { InstanceFault } from './instance-fault.ts';
import { exchangeHere, type Local, NOBODY } from './local.ts';

/** A question as text. */
export interface WrittenQuestion {
  /** The whole request as JSON. */
  readonly body: string;
  /** The entities that it asks for, when it asks for entities. */
  readonly representations?: readonly string[] | undefined;
}

export type AskInstance = (instance: Instance, question: WrittenQuestion, caller: Caller) => Promise<Answer>;

/** An answer this long is an accident or an attack: a page is a hundred rows, an export is a download. */
const ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Asks one instance one question, signed, within the instance's deadline.
 *
 * Throws an `InstanceFault` when no GraphQL came back. Never retries: whoever calls knows whether that is harmless.
 */
export const askOver = (pools: WirePools, now: () => number, local: Local = NOBODY): AskInstance => async (instance, { body, representations }, caller) => {
  const headers = {
    'content-type': 'application/json', accept: 'application/graphql-response+json, application/json',
    ...signedHeaders({ secret: instance.secret, to: addressee(instance), claims: caller.claims, body, requestId: caller.requestId }, now()), ...deadlineHeader(caller, now(), instance.deadlineMs),
  };
  try {
    const posted = { path: pathOf(instance), body, headers };
    const bounds = { maxBytes: ANSWER_BYTES, signal: caller.signal, milliseconds: instance.deadlineMs };
    const here = local(instance.url);
    const response = await (here === undefined ? exchange(pools.of(instance.url), posted, bounds) : exchangeHere(here, posted, bounds));
    return answerOf(instance, response, representations?.length);
  } catch (error) {
    throw faultOf(error, instance, caller.signal.aborted);
  }
};

const paths = new WeakMap<Instance, string>();

function pathOf(instance: Instance): string {
  const path = paths.get(instance) ?? new URL(instance.url).pathname;
  paths.set(instance, path);
  return path;
}

/** With these, an instance's errors are its GraphQL's: a refusal of the whole question has 400 or 500. Others are HTTP's. */
const STATUSES_OF_GRAPHQL = new Set([200, 400, 500]);

function answerOf({ name }: Instance, { status, contentType, body }: Response, entities: number | undefined): Answer {
  const isJson = /^application\/(graphql-response\+)?json\b/.test(contentType);
  if (!isJson || !STATUSES_OF_GRAPHQL.has(status)) throw new InstanceFault(status < 400 ? 'BAD_RESPONSE' : 'HTTP_STATUS', `${name} answered ${status} ${contentType}`, { sent: true });
  const answer = readAnswer(body, entities);
  if (typeof answer === 'string') throw new InstanceFault('BAD_RESPONSE', `${name}: ${answer}`, { sent: true });
  return answer;
}

/** The connection was never made: nothing can have been done at the other end. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

function faultOf(error: unknown, { name, deadlineMs }: Instance, left: boolean): InstanceFault {
  if (error instanceof InstanceFault) return error;
  if (left) return new InstanceFault('CANCELLED', `${name}: the caller left`, { sent: true, cause: error });
  if (!(error instanceof Unavailable)) return new InstanceFault('CONNECTION', `${name}: ${(error as Error).message}`, { sent: true, cause: error });
  const { reason, sent, detail } = error.failure;
  if (reason === 'TIMEOUT') return new InstanceFault('TIMEOUT', `${name} did not answer within ${deadlineMs} ms`, { sent, cause: error });
  return new InstanceFault(reason === 'BAD_RESPONSE' ? reason : 'CONNECTION', `${name}: ${detail}`, { sent: !BEFORE_SENDING.has(detail), cause: error });
}
