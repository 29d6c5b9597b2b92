import type { Claims } from '@mirex/gateway/access/claims';
import type { TokenTrust } from '@mirex/gateway/access/token';
import type { Login } from '@mirex/gateway/http/explorer-routes';
import type { MirexCode } from '@mirex/schema/mirex';
import type { Provider } from 'oidc-provider';
import type { Logger } from 'pino';

import { GRAPH_SCOPE, identityProvider, loadLibrary, PUBLIC_CLIENT, tokenFor } from '../identity/identity-provider.ts';
import { serveIdentities } from '../identity/identity-server.ts';
import { ownRowsOf } from '../identity/own-rows.ts';
import { nationalPeople, peopleOf } from '../identity/people.ts';
import { providerKey } from '../identity/provider-key.ts';
import type { Installation } from '../installation/installation.ts';
import { identitySecret } from './secrets.ts';

/** An invented person to try the graph as. */
export interface Identity {
  readonly claims: Claims;
  readonly token: string;
}

/** Who says who someone is, and the invented people whom it knows. */
export interface Identities {
  readonly trust: TokenTrust;
  /** How the explorer logs in there; without it, one pastes a token. */
  readonly login?: Login | undefined;
  readonly people: readonly Identity[];
  close(): Promise<void>;
}

interface Parts {
  readonly mirex: readonly MirexCode[];
  readonly master: string;
  /** Where the provider listens; 0, or a busy one: any free one. */
  readonly port: number;
  readonly installation: Installation;
  readonly log: Logger;
}

const AUDIENCE = 'mirex-graph';

/** Opens the provider of this machine, with one person of each role for each MIREX; an agent of the first MIREX is the first. */
export async function openIdentities({ mirex, master, port, installation, log }: Parts): Promise<Identities> {
  const regional = await Promise.all(mirex.map(async (code) => peopleOf(code, await ownRowsOf(installation, code))));
  const claims = [...regional.flat(), ...nationalPeople];
  const library = await loadLibrary();
  const secret = identitySecret(master);
  let provider: Provider | undefined;
  const server = await serveIdentities(port, log, (issuer) => {
    provider = identityProvider(library, {
      issuer, audience: AUDIENCE, people: claims, keys: [providerKey(secret)], cookieSecret: secret, machines: claims.flatMap(({ client }) => client ?? []), now: () => Date.now(),
    });
    provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'the identity provider failed'));
    return { provider, people: claims.filter(({ client }) => client === undefined) };
  });
  const people = await Promise.all(claims.map(async (one) => ({ claims: one, token: await tokenFor(provider as Provider, one, AUDIENCE) })));
  return {
    trust: { issuer: server.url, audience: AUDIENCE, key: { jwks: `${server.url}/jwks` } },
    login: { issuer: server.url, clientId: PUBLIC_CLIENT, scope: GRAPH_SCOPE }, people, close: () => server.close(),
  };
}
