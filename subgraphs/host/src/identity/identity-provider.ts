import type { Claims } from '@mirex/gateway/access/claims';
import type * as Library from 'oidc-provider';
import type { Configuration, JWK, Provider, ResourceServer } from 'oidc-provider';

import { loginError } from './login-page.ts';
import { providerStore } from './provider-store.ts';

export interface ProviderParts {
  /** `http://127.0.0.1:4001`. */
  readonly issuer: string;
  /** Whom the tokens are for: the gateway. */
  readonly audience: string;
  readonly people: readonly Claims[];
  /** The first signs; all are published, so that what an older one signed is still believed. */
  readonly keys: readonly JWK[];
  readonly cookieSecret: string;
  /** The clients that are nobody: each logs in by its name and the secret that stands in the guide. */
  readonly machines: readonly string[];
  readonly now: () => number;
}

/** The page in which people try the graph, and the command line: neither can keep a secret, so PKCE stands in for one. */
export const PUBLIC_CLIENT = 'mirex-explorateur';
export const GRAPH_SCOPE = 'graphe';
/** As secret as the people are: none of them has a password either. */
export const MACHINE_SECRET = 'secret-de-demonstration';

const RESOURCE = 'urn:mirex:graphe';
const TOKEN_SECONDS = 12 * 3600;
const LOGIN_SECONDS = 600;

/** Loads the library without its warning: it takes any Node whose build does not call itself LTS, as npm's do not, for one that is too old. */
export async function loadLibrary(): Promise<typeof Library> {
  const { warn } = console;
  Object.assign(console, { warn: () => undefined });
  try {
    return await import('oidc-provider');
  } finally {
    Object.assign(console, { warn });
  }
}

/**
 * An OpenID provider of invented people, on this machine alone: authorization code with PKCE for people, client credentials for
 * the financial application. Access tokens are JWTs that say what the gateway's claims say.
 */
export function identityProvider({ Provider, interactionPolicy }: typeof Library, parts: ProviderParts): Provider {
  const { issuer, audience, people, keys, cookieSecret, machines, now } = parts;
  const claimsOf = new Map(people.map(({ sub, ...claims }) => [sub, claims]));
  // Nobody is asked whether our own page may have the graph.
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const configuration: Configuration = {
    adapter: providerStore(now),
    jwks: { keys: [...keys] },
    cookies: { keys: [cookieSecret] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [
      { client_id: PUBLIC_CLIENT, application_type: 'native', token_endpoint_auth_method: 'none', redirect_uris: ['http://127.0.0.1/', 'http://localhost/'], response_types: ['code'], grant_types: ['authorization_code'] },
      ...machines.map((name) => ({ client_id: name, client_secret: MACHINE_SECRET, redirect_uris: [], response_types: [], grant_types: ['client_credentials'] })),
    ],
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    ttl: { AccessToken: TOKEN_SECONDS, ClientCredentials: TOKEN_SECONDS, AuthorizationCode: 60, Interaction: LOGIN_SECONDS, Session: TOKEN_SECONDS, Grant: TOKEN_SECONDS, IdToken: TOKEN_SECONDS },
    findAccount: (_ctx, sub) => (claimsOf.has(sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
    extraTokenClaims: (_ctx, token) => ({ ...claimsOf.get(token.kind === 'AccessToken' ? token.accountId : token.clientId ?? '') }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addResourceScope(RESOURCE, GRAPH_SCOPE);
      await grant.save();
      return grant;
    },
    interactions: { policy, url: (_ctx, { uid }) => `/connexion/${uid}` },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = loginError(error, description);
    },
    responseTypes: ['code'],
    features: {
      devInteractions: { enabled: false }, pushedAuthorizationRequests: { enabled: false }, rpInitiatedLogout: { enabled: false }, userinfo: { enabled: false }, clientCredentials: { enabled: true },
      resourceIndicators: { enabled: true, defaultResource: () => RESOURCE, getResourceServerInfo: () => graphFor(audience), useGrantedResource: () => true },
    },
  };
  return new Provider(issuer, configuration);
}

/** The graph as a resource that tokens are for. */
const graphFor = (audience: string): ResourceServer => ({ scope: GRAPH_SCOPE, audience, accessTokenFormat: 'jwt', accessTokenTTL: TOKEN_SECONDS, jwt: { sign: { alg: 'ES256' } } });

/** A token as a login would give it, for the terminal. */
export async function tokenFor(provider: Provider, { sub, client: machine }: Claims, audience: string): Promise<string> {
  const client = await provider.Client.find(machine ?? PUBLIC_CLIENT);
  if (client === undefined) throw new Error(`the provider does not know its client ${machine ?? PUBLIC_CLIENT}`);
  const resourceServer = { ...graphFor(audience), scopes: new Set([GRAPH_SCOPE]), identifier: () => RESOURCE };
  return machine === undefined
    ? new provider.AccessToken({ client, accountId: sub, resourceServer, scope: GRAPH_SCOPE, grantId: '', gty: 'authorization_code' }).save()
    : new provider.ClientCredentials({ client, resourceServer, scope: GRAPH_SCOPE }).save();
}
