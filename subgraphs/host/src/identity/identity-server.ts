import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Claims } from '@mirex/gateway/access/claims';
import type { Provider } from 'oidc-provider';
import type { Logger } from 'pino';

import { LOGIN_STYLE, loginError, loginPage } from './login-page.ts';

export interface IdentityServer {
  /** `http://127.0.0.1:4001`: the issuer of its tokens. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page of the explorer is another origin of this machine; after the choice one is sent back to it. */
const HEADERS = {
  'content-security-policy': 'default-src \'none\'; style-src \'self\'; img-src data:; form-action \'self\' http://127.0.0.1:* http://localhost:*; base-uri \'none\'; frame-ancestors \'none\'',
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
};

const LOOPBACK = '127.0.0.1';
const LONGEST_FORM = 4_096;

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

interface Served {
  readonly provider: Provider;
  /** Whom one may choose to be. */
  readonly people: readonly Claims[];
}

/** Listens on this machine alone, then makes the provider, which must know its own address. @param port a free one when it is taken, or 0. */
export async function serveIdentities(port: number, log: Logger, make: (issuer: string) => Served): Promise<IdentityServer> {
  const http = createServer();
  const listen = (at: number): Promise<void> => new Promise((listening, failed) => {
    http.once('error', failed).listen(at, LOOPBACK, () => {
      http.removeListener('error', failed);
      listening();
    });
  });
  await listen(port).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    await listen(0);
  });
  const url = `http://${LOOPBACK}:${(http.address() as AddressInfo).port}`;
  const served = make(url);
  const others = served.provider.callback();
  http.on('request', (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const uid = /^\/connexion\/([\w-]{1,64})$/.exec(request.url ?? '')?.[1];
    if (request.url === '/connexion.css') response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(LOGIN_STYLE);
    else if (uid === undefined) void others(request, response);
    else answerLogin(uid, request, response, served).catch((error: unknown) => {
      log.debug({ err: error }, 'login refused');
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(loginError('invalid_request'));
    });
  });
  return {
    url,
    close: () => new Promise((closed) => {
      http.close(() => closed());
      http.closeAllConnections();
    }),
  };
}

async function answerLogin(uid: string, request: IncomingMessage, response: ServerResponse, { provider, people }: Served): Promise<void> {
  if (request.method === 'POST') {
    const accountId = new URLSearchParams(await form(request)).get('identite') ?? '';
    if (!people.some(({ sub }) => sub === accountId)) throw new Error('nobody of that name');
    await forget(await provider.interactionDetails(request, response), provider);
    return provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
  }
  await provider.interactionDetails(request, response);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(loginPage(uid, people));
}

/** Who one was before is forgotten, or the provider would ask, by a script, whether one really leaves. */
async function forget(interaction: Interaction, provider: Provider): Promise<void> {
  if (interaction.session === undefined) return;
  const before = await provider.Session.findByUid(interaction.session.uid);
  await before?.destroy();
  interaction.session = undefined;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

async function form(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? Infinity) > LONGEST_FORM) throw new Error('a form of this length is none of ours');
  return text(request);
}
