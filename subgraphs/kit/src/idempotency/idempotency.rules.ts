import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What a client says of one act that it may have to ask for twice. */
export interface Asked {
  /** Chosen by the client, a new one for each act: 8 to 64 printable ASCII characters, no space. A UUID does. */
  readonly key: string;
  /** The mutation's name: a key belongs to one. */
  readonly act: string;
  /** Everything that was asked for. With or without the key in it. */
  readonly input: object;
}

export type IdempotencyRefusal =
  | { readonly code: 'IDEMPOTENCY_KEY_MALFORMED'; readonly given: number }
  | { readonly code: 'IDEMPOTENCY_KEY_REUSED' };

const KEY = /^[!-~]{8,64}$/;

export function checkKey(key: string): Outcome<string, IdempotencyRefusal> {
  return KEY.test(key) ? accept(key) : refuse({ code: 'IDEMPOTENCY_KEY_MALFORMED', given: key.length });
}

/** One text for one question: however its members are ordered, whatever is left out or undefined. */
export function fingerprintText({ key, act, input }: Asked): string {
  return JSON.stringify([key, act, input], (_name, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
