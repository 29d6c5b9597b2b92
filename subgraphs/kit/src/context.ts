import type { EntityManager } from '@mikro-orm/postgresql';
import type { Asking } from '@mirex/schema/access/own';
import type { IdTag, GlobalId } from '@mirex/schema/global-id';
import type { Owner } from '@mirex/schema/mirex';

import type { Emit } from './events/outbox.ts';
import type { Act } from './journal/act.ts';
import type { Ask } from './peer/ask-peers.ts';
import type { PersonKey } from './peer/person-key.ts';
import type { Vault } from './privacy/vault.ts';

/** Who asks, as the gateway vouches for it. */
export interface Caller extends Asking {
  /** Stable id of the account; goes into every trace of a change. */
  readonly sub: string;
  /** The application that asks on their behalf. */
  readonly client?: string | undefined;
  /** Whose instance asks, when it is not the gateway: it is SYSTEM, and may ask only for what names SYSTEM. */
  readonly peer?: Owner | undefined;
}

/** Machines of ours that act without a person: events, imports from the command line, demonstration data. */
export const SYSTEM: Caller = { sub: 'system', roles: ['SYSTEM'], mirex: [] };

/** What an act may use: everything that is not an argument. One per request. */
export interface Context {
  readonly em: EntityManager;
  /** Whose rows this instance holds: a MIREX, or the nation. */
  readonly owner: Owner;
  readonly caller: Caller;
  readonly now: () => Date;
  readonly newId: (tag: IdTag) => GlobalId;
  /** Tells the other subgraphs of this MIREX, once the transaction is committed. */
  readonly emit: Emit;
  /** Has an instance of another owner act. Reads are the graph's. */
  readonly ask: Ask;
  /** What stands for a person where all MIREX must know them and nobody may read who it is. Undefined: this process was given no key. */
  readonly personKey: PersonKey;
  readonly requestId: string;
  /** Seals and opens NIR, IBAN and medical metadata, which the database never holds in clear. */
  readonly vault: Vault;
  /** What the journal calls that which is being done. */
  readonly act: Act;
}

/** The same request inside a transaction: what it reads and writes is one whole. */
export const within = (context: Context, tx: EntityManager): Context => ({ ...context, em: tx });
