import type { Instance } from '../partition.ts';
import type { Ask, Call } from './ask.ts';
import { exchangeHere, type Local, NOBODY } from '../../instance/local.ts';
import { WirePools } from '../../wire/wire-pools.ts';
import { exchange } from './exchange.ts';
import { readAnswer } from './read-answer.ts';

export interface HttpOptions {
  /** More headers for one request: its seal, which covers the body, the trace. */
  readonly headersFor?: (instance: Instance, body: string, call: Call) => Readonly<Record<string, string>>;
  /** Connections kept to one instance. */
  readonly connections?: number;
  /** Instances of this process, which are asked without a connection. */
  readonly local?: Local;
  /** How much one answer may hold. */
  readonly maxBytes?: number;
}

export interface HttpTransport {
  readonly ask: Ask;
  /** Closes the connections to all others, when what is under way on them has ended. */
  retain(instances: readonly Instance[]): void;
  /** Breaks off what is under way. */
  close(): void;
}

/** The header that says about which MIREX an instance that serves several is asked: `NO,SE`. */
export const SCOPE_HEADER = 'x-mirex-scope';

const addresses = new WeakMap<Instance, { readonly url: string; readonly path: string }>();

/** Where an instance answers GraphQL; read once. */
function addressOf(instance: Instance): { readonly url: string; readonly path: string } {
  const known = addresses.get(instance);
  if (known !== undefined) return known;
  const { origin, pathname } = new URL(instance.url);
  const path = `${pathname.replace(/\/$/, '')}/graphql`;
  const address = { path, url: `${origin}${path}` };
  addresses.set(instance, address);
  return address;
}

/** GraphQL over HTTP/1.1, on connections that are kept. */
export function httpTransport({ headersFor = () => ({}), local = NOBODY, connections = 64, maxBytes = 32 * 1024 * 1024 }: HttpOptions = {}): HttpTransport {
  const pools = new WirePools({ connections });
  return {
    async ask(call) {
      const body = JSON.stringify({ query: call.query, variables: call.variables });
      const headers = {
        'content-type': 'application/json', accept: 'application/graphql-response+json, application/json',
        [SCOPE_HEADER]: call.mirex.join(','), ...headersFor(call.instance, body, call),
      };
      const { path, url } = addressOf(call.instance);
      const here = local(url);
      const posted = { path, headers, body };
      const bounds = { maxBytes, signal: call.signal };
      return readAnswer(await (here === undefined ? exchange(pools.of(url), posted, bounds) : exchangeHere(here, posted, bounds)));
    },
    retain: (instances) => pools.retain(instances.map(({ url }) => url)),
    close: () => pools.destroy(),
  };
}
