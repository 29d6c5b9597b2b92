import type { MirexCode } from '@mirex/schema/mirex';

import type { SecretReference, TopologyFile } from './topology-file.ts';

/** Who serves one MIREX of one subgraph. An override without a secret uses that of the host it stands in for. */
export interface Provider {
  readonly subgraph: string;
  readonly mirex: readonly MirexCode[];
  readonly name: string;
  readonly url: string;
  readonly readyUrl: string;
  readonly secret: SecretReference;
  readonly deadlineMs: number | undefined;
}

type Shared = { readonly providers: readonly Provider[]; readonly faults: readonly string[] };

/**
 * Shares out the MIREX of one subgraph: each to exactly one provider, an override before a host.
 *
 * @param mirex those that must be served; what else the file says about others is left alone.
 */
export function shareOut(file: TopologyFile, subgraph: string, mirex: readonly MirexCode[]): Shared {
  const faults: string[] = [];
  const providers: Provider[] = [];
  for (const code of mirex) {
    const chosen = file.overrides.filter((override) => override.subgraph === subgraph && override.mirex === code);
    const hosts = hostsOf(file, subgraph, code);
    const names = chosen.length > 0 ? chosen.map(({ url }) => url) : hosts.map(({ name }) => name);
    if (names.length > 1) faults.push(`${subgraph}@${code} est servi plusieurs fois : ${names.join(' et ')}.`);
    if (names.length === 0) faults.push(`${subgraph}@${code} n’est servi par personne.`);
    const provider = chosen[0] ? overriding(chosen[0], code, hosts[0], faults) : hosts[0] && hosted(hosts[0], subgraph, code);
    if (provider !== undefined) providers.push(provider);
  }
  return { providers, faults };
}

type Host = TopologyFile['hosts'][number];
type Override = TopologyFile['overrides'][number];

const hostsOf = ({ hosts }: TopologyFile, subgraph: string, code: MirexCode): readonly Host[] =>
  hosts.filter(({ mirex, subgraphs }) => mirex.includes(code) && (subgraphs === undefined || subgraphs.includes(subgraph)));

function hosted({ url, secret, deadlineMs }: Host, subgraph: string, code: MirexCode): Provider {
  const base = `${url.replace(/\/+$/, '')}/${code}/${subgraph}`;
  return { subgraph, mirex: [code], name: `${code}/${subgraph}`, url: `${base}/graphql`, readyUrl: `${base}/readyz`, secret, deadlineMs };
}

/** An override's url is the subgraph's own address: its GraphQL endpoint is `/graphql` under it, or the url itself. */
function overriding({ subgraph, url, secret }: Override, code: MirexCode, stoodInFor: Host | undefined, faults: string[]): Provider | undefined {
  const base = url.replace(/\/+$/, '').replace(/\/graphql$/, '');
  const own = secret ?? stoodInFor?.secret;
  if (own !== undefined) {
    return { subgraph, mirex: [code], name: `${code}/${subgraph}`, url: `${base}/graphql`, readyUrl: `${base}/readyz`, secret: own, deadlineMs: stoodInFor?.deadlineMs };
  }
  faults.push(`override ${subgraph}@${code} : il faut un secret, aucun hôte n’en donne pour cette MIREX.`);
  return undefined;
}
