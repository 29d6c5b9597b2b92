import type { DataSetName, DataSets } from '@mirex/schema/edition';
import { NATION } from '@mirex/schema/mirex';
import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';
import { completeEdition, keepEdition } from '@mirex/kit/edition';
import type { Instance } from '@mirex/kit/instance';
import { SYSTEM } from '@mirex/kit/context';
import type { Logger } from 'pino';

/** Where the nation's referential answers. */
export interface NationAddress {
  /** Without a path: `http://127.0.0.1:4101`. */
  readonly url: string;
  readonly secret: () => string;
}

const QUESTION = 'query ($dataSets: [DataSetName!]!, $after: Int) { editionContent(dataSets: $dataSets, after: $after) { number content } }';
const PATIENCE_MS = 30_000;
/** A subject that has leaked is stopped everywhere within this time. */
const INTERVAL_MS = 10_000;

/** Asks the nation for an edition newer than `after`; undefined when there is none. */
async function askNation({ url, secret }: NationAddress, dataSets: readonly DataSetName[], after: number | undefined, now: Date): Promise<{ number: number; dataSets: Partial<DataSets> } | undefined> {
  const body = JSON.stringify({ query: QUESTION, variables: { dataSets, after: after ?? null } });
  const claims = JSON.stringify(SYSTEM);
  const response = await fetch(`${url}/${NATION}/referential/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url'),
      [SEAL_HEADER]: seal(secret(), { at: now.getTime(), to: `referential@${NATION}`, claims, body }),
    },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = (await response.json()) as { data?: { editionContent: { number: number; content: string } | null }; errors?: readonly { message: string }[] };
  if (!answer.data) throw new Error(`the nation's referential answered ${response.status}: ${answer.errors?.[0]?.message ?? 'no data'}`);
  const found = answer.data.editionContent;
  return found ? { number: found.number, dataSets: JSON.parse(found.content) as Partial<DataSets> } : undefined;
}

/** Brings an instance the newest national edition. Does nothing when it has it already. */
export async function bringEdition(instance: Instance, nation: NationAddress, now: Date): Promise<void> {
  if (instance.dataSets.length === 0) return;
  const { em } = instance.context();
  const newer = await askNation(nation, instance.dataSets, await completeEdition({ em }, instance.dataSets), now);
  if (newer) await keepEdition(em, newer);
}

/** What an instance does at each look: takes the newest edition, then obeys the orders in it, those left from before too, and does its duty. */
async function look(instance: Instance, nation: NationAddress, now: Date): Promise<void> {
  // What is due is done with the edition held, whether the nation answers or not.
  await Promise.all([instance.doDuty(), bringEdition(instance, nation, now).then(() => instance.obey())]);
}

export interface Courier {
  /** Every instance looks now. Rejects with the first that could not. */
  look(): Promise<void>;
  close(): void;
}

/** Keeps instances on the newest edition, looked for again and again. While the nation is down they work with the one they have. */
export function startCourier(instances: readonly Instance[], nation: NationAddress, log: Logger, now: () => Date): Courier {
  const timer = setInterval(() => {
    for (const instance of instances) {
      look(instance, nation, now()).catch((error: unknown) => log.warn({ err: error, subgraph: instance.name }, 'no newer edition could be brought, or an order not obeyed'));
    }
  }, INTERVAL_MS);
  timer.unref();
  return {
    look: async () => void (await Promise.all(instances.map((instance) => look(instance, nation, now())))),
    close: () => clearInterval(timer),
  };
}
