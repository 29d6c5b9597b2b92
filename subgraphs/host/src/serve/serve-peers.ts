import { isMirexCode, MIREX_CODES, NATION, type Owner } from '@mirex/schema/mirex';
import { peerSecret } from '@mirex/schema/signature';
import type { PeerAddress, PeerAddresses } from '@mirex/kit/peer/ask-peers';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where other owners' processes answer, from `PEER_URL_<owner>`, with what each served owner seals to them, from `PEER_SECRET_<asker>_<owner>`. */
export interface Peers {
  readonly urls: ReadonlyMap<Owner, string>;
  /** By `asker owner`. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** @param owners those that the process serves: it needs no address of theirs. */
export function readPeers(environment: Environment, owners: readonly Owner[]): { readonly peers: Peers; readonly faults: readonly string[] } {
  const urls = new Map(MIREX_CODES.filter((code) => !owners.includes(code)).flatMap((code) => {
    const url = environment[`PEER_URL_${code}`];
    return url === undefined ? [] : [[code, url] as const];
  }));
  const bad = [...urls].filter(([, url]) => !/^https?:\/\//.test(url) || !URL.canParse(url)).map(([code]) => `PEER_URL_${code} est une adresse http(s)://`);
  const pairs = [...urls.keys()].flatMap((code) => owners.filter(isMirexCode).map((asker) => [asker, code] as const));
  const nameOf = (asker: Owner, code: Owner): string => `PEER_SECRET_${asker}_${code}`;
  const missing = pairs.filter((pair) => (environment[nameOf(...pair)] ?? '').length < 32).map((pair) => `${nameOf(...pair)} compte 32 caractères au moins`);
  const secrets = new Map(pairs.map(([asker, code]) => [`${asker} ${code}`, environment[nameOf(asker, code)] ?? '']));
  return { peers: { urls, secrets }, faults: [...bad, ...missing] };
}

export interface Served {
  readonly owners: readonly Owner[];
  readonly url: () => string;
  readonly nationUrl: string | undefined;
  /** Of the owners served and of the nation. */
  readonly secretOf: (owner: Owner) => string;
}

/** Whoever this process serves is here, the nation where its editions come from, the others where the environment says. */
export const peersOf = ({ urls, secrets }: Peers, { owners, url, nationUrl, secretOf }: Served) => (asker: Owner): PeerAddresses => (owner): PeerAddress | undefined => {
  const own = owners.includes(owner) ? url() : owner === NATION ? nationUrl : undefined;
  if (own !== undefined) return { url: own, secret: peerSecret(secretOf(owner), asker) };
  const other = urls.get(owner);
  const secret = secrets.get(`${asker} ${owner}`);
  return other === undefined || secret === undefined ? undefined : { url: other.replace(/\/+$/, ''), secret };
};
