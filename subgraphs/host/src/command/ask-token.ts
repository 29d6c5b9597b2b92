import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, type Configuration, clientCredentialsGrant, discovery, None, randomPKCECodeVerifier } from 'openid-client';

import { GRAPH_SCOPE, MACHINE_SECRET, PUBLIC_CLIENT } from '../identity/identity-provider.ts';

/** Any address of this machine: nobody listens there, the code is read from the redirection. */
const BACK = 'http://127.0.0.1/';
// oxlint-disable-next-line typescript/no-deprecated -- marked so that one thinks twice: the provider of demonstrations is on this machine, without a certificate
const LOCAL = { execute: [allowInsecureRequests] };
const STEPS = 6;

/**
 * Logs in at the provider of a running product as the explorer does, with the choice made: a name of its login page, or of a
 * financial application, which logs in with the secret of demonstrations.
 *
 * Throws a `TokenRefusal` when no such provider answers there, or when it knows nobody of that name.
 */
export async function askToken(issuer: string, name: string): Promise<string> {
  try {
    return await (name.startsWith('fin-') ? askAsMachine : askAsPerson)(issuer, name);
  } catch (cause) {
    throw new TokenRefusal(`Le fournisseur d’identité ${issuer} ne connaît pas « ${name} », ou ne répond pas : sa page de connexion, ouverte depuis l’explorateur, montre toutes les identités.`, { cause });
  }
}

/** Its message is one French sentence for the terminal. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
}

async function askAsMachine(issuer: string, name: string): Promise<string> {
  const client = await discovery(new URL(issuer), name, MACHINE_SECRET, undefined, LOCAL);
  return (await clientCredentialsGrant(client, { scope: GRAPH_SCOPE })).access_token;
}

async function askAsPerson(issuer: string, name: string): Promise<string> {
  const client = await discovery(new URL(issuer), PUBLIC_CLIENT, undefined, None(), LOCAL);
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const answered = await logIn(client, name, await calculatePKCECodeChallenge(pkceCodeVerifier));
  return (await authorizationCodeGrant(client, answered, { pkceCodeVerifier })).access_token;
}

/** Follows the provider to its login page, chooses, and follows it back. @returns where one is sent with the code. */
async function logIn(client: Configuration, name: string, challenge: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = buildAuthorizationUrl(client, { redirect_uri: BACK, scope: GRAPH_SCOPE, prompt: 'login', code_challenge: challenge, code_challenge_method: 'S256' });
  for (let step = 0; step < STEPS; step += 1) {
    const choosing = at.pathname.startsWith('/connexion/') ? { method: 'POST', body: new URLSearchParams({ identite: name }) } : {};
    const response = await fetch(at, { ...choosing, redirect: 'manual', headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') } });
    for (const [key = '', value = ''] of response.headers.getSetCookie().map((line) => line.split(/[=;]/, 2))) cookies.set(key, value);
    const next = response.headers.get('location');
    if (next === null) break;
    at = new URL(next, at);
    if (at.href.startsWith(`${BACK}?`)) return at;
  }
  throw new Error(`nobody is called ${name} there`);
}
