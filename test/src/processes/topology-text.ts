import { type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';

/** One subgraph of one MIREX that answers elsewhere. */
export interface Override {
  readonly subgraph: string;
  readonly mirex: MirexCode;
  /** The subgraph's own address, without `/graphql`. */
  readonly url: string;
}

/** The longest that an instance of the world is waited for. */
export const DEADLINE_MS = 3_000;

/** A topology file over one process for each owner; secrets by reference, as ever. JSON is YAML. */
export function writeTopology(urls: ReadonlyMap<Owner, string>, overrides: readonly Override[] = [], deadlineMs = DEADLINE_MS): string {
  const secret = (owner: Owner) => ({ env: `SEAL_SECRET_${owner}` });
  return JSON.stringify({
    view: mirexOf(urls),
    nation: { url: urls.get(NATION), secret: secret(NATION), deadlineMs },
    hosts: mirexOf(urls).map((code) => ({ name: code.toLowerCase(), url: urls.get(code), mirex: [code], secret: secret(code), deadlineMs })),
    overrides,
  }, null, 2);
}

const mirexOf = (urls: ReadonlyMap<Owner, string>): Owner[] => [...urls.keys()].filter((owner) => owner !== NATION);
