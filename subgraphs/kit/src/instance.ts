import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { DataSetName } from '@mirex/schema/edition';
import { DEADLINE_HEADER, readDeadline } from '@mirex/schema/deadline';
import { isOwner, type Owner } from '@mirex/schema/mirex';
import { CLAIMS_HEADER, checkSeal, PEER_HEADER, peerSecret, SEAL_HEADER, type SealRefusal } from '@mirex/schema/signature';
import type { Logger } from 'pino';

import { MetSeals } from './access/met-seals.ts';
import { keepToOwn, seesAny } from './access/own-rows.ts';
import { reachOf } from './access/reach.rules.ts';
import { type Caller, type Context, SYSTEM } from './context.ts';
import { openDatabase } from './database.ts';
import { answerDocument } from './documents/answer-document.ts';
import { editionNumber } from './edition.ts';
import type { Duty } from './duty/duty.ts';
import type { Event } from './events/event.ts';
import { receive } from './events/inbox.ts';
import { outbox, type Subscriptions } from './events/outbox.ts';
import { OutboxBell } from './events/outbox-bell.ts';
import { type Deliver, Relay } from './events/relay.ts';
import { journalFlushes } from './journal/flush-lines.ts';
import { JournalLine } from './journal/journal-line.entity.ts';
import { lineOf, writeLines } from './journal/lines.ts';
import { explainKit } from './kit.messages.ts';
import { KIT_MIGRATIONS } from './migrations.ts';
import { newContext } from './new-context.ts';
import { obeyOrders } from './order/obey.ts';
import { tellObeyed } from './order/tell-obeyed.ts';
import { isQuestion, whileWaited } from './patience/patience.ts';
import type { PeerAddresses } from './peer/ask-peers.ts';
import type { KeyRing } from './privacy/key-ring.rules.ts';
import { sealClear } from './privacy/reseal.ts';
import { Vault } from './privacy/vault.ts';
import type { Subgraph } from './subgraph.ts';

export interface InstanceOptions {
  readonly subgraph: Subgraph;
  readonly owner: Owner;
  readonly server: ApolloServer<Context>;
  readonly databaseUrl: string;
  /** Shared with the gateway and the other subgraphs of this owner; seals what they send. Asked each time: keys change. */
  readonly secret: () => string;
  /** What personal values are sealed with at rest. */
  readonly keyRing: KeyRing;
  readonly subscriptions: Subscriptions;
  /** Without it, events stay in the outbox for whoever runs this instance for good. */
  readonly deliver?: Deliver;
  /** Where the instances of other owners answer; without it, none does. */
  readonly peers?: PeerAddresses;
  /** What persons' hashes are keyed with, the same in every MIREX; without it nobody can be checked nationally. */
  readonly personSecret?: string | undefined;
  readonly log: Logger;
  readonly now?: () => Date;
  readonly onStatement?: (sql: string) => void;
  readonly mark?: (sql: string) => string;
}

export interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Aborts when the asker hangs up before its answer. */
  readonly left?: AbortSignal;
}

export interface Reply<Body = string> {
  readonly status: number;
  /** JSON, unless `headers` give another type. */
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, refused: 'FORBIDDEN' | SealRefusal['code']): Reply => {
  const { code, message } = explainKit({ code: refused });
  return json(status, { errors: [{ message, extensions: { code } }] });
};
const json = (status: number, value: unknown): Reply => ({ status, body: JSON.stringify(value) });

/** One subgraph for one owner: its database, its rows, its events. */
export class Instance {
  readonly #options: InstanceOptions;
  readonly #orm: MikroORM;
  readonly #relay: Relay | undefined;
  readonly #bell: OutboxBell | undefined;
  readonly #emit;
  readonly #metSeals = new MetSeals();
  readonly #vault: Vault;

  private constructor(options: InstanceOptions, orm: MikroORM) {
    const { subscriptions, deliver, log } = options;
    this.#options = options;
    this.#orm = orm;
    const consumers = [...new Set((options.subgraph.tells ?? []).flatMap((topic) => subscriptions[topic] ?? []))];
    if (deliver && consumers.length > 0) {
      const relay = new Relay({ em: orm.em, consumers, deliver, log, now: this.#now });
      this.#relay = relay;
      this.#bell = new OutboxBell(options.databaseUrl, relay.wake, log);
    }
    this.#emit = outbox(subscriptions);
    this.#vault = new Vault(options.keyRing, options.owner);
  }

  static async start(options: InstanceOptions): Promise<Instance> {
    const { subgraph, databaseUrl, onStatement, mark } = options;
    const migrations = [...KIT_MIGRATIONS, ...subgraph.migrations];
    const orm = await openDatabase({ url: databaseUrl, entities: [JournalLine, ...subgraph.entities], migrations, ...(onStatement && { onStatement }), ...(mark && { mark }) });
    const instance = new Instance(options, orm);
    await sealClear(subgraph.sealedColumns ?? [], instance.context());
    await instance.#bell?.listen();
    return instance;
  }

  get name(): string {
    return this.#options.subgraph.name;
  }

  get duties(): readonly Duty[] {
    return this.#options.subgraph.duties ?? [];
  }

  get dataSets(): readonly DataSetName[] {
    return this.#options.subgraph.dataSets;
  }

  get owner(): Owner {
    return this.#options.owner;
  }

  readonly #now = (): Date => this.#options.now?.() ?? new Date();

  /** A context for a request, or for an act of the process that hosts this instance. */
  context(caller?: Caller, requestId?: string): Context {
    const { owner, subgraph, peers, personSecret } = this.#options;
    const em = this.#orm.em.fork({ freshEventManager: true });
    if (caller) keepToOwn(em, reachOf(caller, owner), subgraph);
    const context = newContext({ em, owner, emit: this.#emit, vault: this.#vault, now: this.#now, peers, personSecret, ...(caller && { caller }), ...(requestId && { requestId }) });
    journalFlushes(context);
    return context;
  }

  async graphql(request: Request): Promise<Reply> {
    const claims = decode(request.headers[CLAIMS_HEADER]);
    const refused = this.#unsealed(request, claims);
    if (refused) return refused;
    const caller = claims ? callerOf(JSON.parse(claims) as Caller, request.headers[PEER_HEADER]) : undefined;
    if (caller && !this.#mayEnter(caller)) return this.#keptOut(this.context(caller, request.headers['x-request-id']));
    const answer = () => this.#execute(request, caller);
    // A change is not broken off when its asker leaves: half of its effects may be there already.
    if (!isQuestion(request.body)) return answer();
    return whileWaited({ ms: readDeadline(request.headers[DEADLINE_HEADER]), left: request.left }, answer);
  }

  async #execute(request: Request, caller: Caller | undefined): Promise<Reply> {
    const { status, body } = await this.#options.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: new HeaderMap([['content-type', 'application/json'], ['accept', 'application/graphql-response+json']]),
        search: '',
        body: parsed(request.body),
      },
      context: async () => this.context(caller, request.headers['x-request-id']),
    });
    return { status: status ?? 200, body: body.kind === 'complete' ? body.string : '' };
  }

  /** The file of a row. The seal covers the row's id, since there is no body. */
  async document(id: string, request: Request): Promise<Reply<string | Buffer>> {
    const claims = decode(request.headers[CLAIMS_HEADER]);
    const refused = this.#unsealed({ ...request, body: id }, claims);
    if (refused) return refused;
    const caller = claims ? (JSON.parse(claims) as Caller) : undefined;
    if (!caller || !this.#mayEnter(caller)) return refusal(403, 'FORBIDDEN');
    return answerDocument(this.#options.subgraph, id, this.context(caller, request.headers['x-request-id']));
  }

  async events(request: Request): Promise<Reply> {
    const refused = this.#unsealed(request, '');
    if (refused) return refused;
    await receive(parsed(request.body) as Event[], this.#options.subgraph.consumes ?? {}, this.context());
    return json(200, { applied: true });
  }

  /** Does what the national orders of its edition ask for, and tells the nation; throws when one cannot be obeyed yet. */
  async obey(): Promise<void> {
    const { obeys } = this.#options.subgraph;
    if (!obeys) return;
    await obeyOrders(obeys, this.context());
    await tellObeyed(this.name, this.context());
  }

  /** Does what its subgraph has to do by itself at this time. */
  async doDuty(): Promise<void> {
    await this.#options.subgraph.duty?.(this.context());
  }

  /** Whether it can answer: its database does, and it holds the national edition that its subgraph works with. */
  async ready(): Promise<Reply> {
    const why = await this.#notReady();
    return json(why === undefined ? 200 : 503, { ready: why === undefined, subgraph: this.name, mirex: this.owner, ...(why && { why }) });
  }

  async #notReady(): Promise<string | undefined> {
    if (!(await this.#orm.isConnected())) return 'La base de données ne répond pas.';
    if (this.#options.subgraph.dataSets.length === 0) return undefined;
    return (await editionNumber(this.context())) === undefined ? 'Aucune édition du référentiel national n’est encore reçue.' : undefined;
  }

  async close(): Promise<void> {
    await this.#bell?.close();
    await this.#relay?.close();
    await this.#orm.close();
  }

  /** Whether there is any row here that they may see: who may see none is not let in to try. */
  #mayEnter(caller: Caller): boolean {
    const { subgraph, owner } = this.#options;
    return seesAny(reachOf(caller, owner), subgraph);
  }

  async #keptOut(context: Context): Promise<Reply> {
    await writeLines(context.em, [lineOf(context, { entity: null, change: 'NONE', rowIds: [], outcome: 'FORBIDDEN' })]);
    return refusal(403, 'FORBIDDEN');
  }

  #unsealed({ headers, body }: Request, claims: string): Reply | undefined {
    const { secret, subgraph, owner } = this.#options;
    const peer = headers[PEER_HEADER];
    const now = this.#now().getTime();
    const checked = checkSeal(peer === undefined ? secret() : peerSecret(secret(), peer), headers[SEAL_HEADER], { to: `${subgraph.name}@${owner}`, claims, body }, now);
    if (!checked.ok) return refusal(401, checked.refusal.code);
    const met = this.#metSeals.meet(checked.value, now);
    return met === undefined ? undefined : refusal(401, met);
  }
}

/** Another owner's instance says in whose name it asks; what it may ask, it does not say. */
const callerOf = (claims: Caller, peer: string | undefined): Caller => (isOwner(peer) ? { ...SYSTEM, sub: claims.sub, peer } : claims);

const decode = (claims: string | undefined): string => (claims ? Buffer.from(claims, 'base64url').toString('utf8') : '');

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
