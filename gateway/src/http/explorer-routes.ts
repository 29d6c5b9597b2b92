import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

import type { FastifyInstance } from 'fastify';

/** A tab of the explorer, opened at the first visit. */
export interface ExplorerTab {
  readonly query: string;
  readonly variables?: string;
}

/** The page where people try the graph. */
export interface Explorer {
  /** Shown in place of the tabs that the bundle has. */
  readonly tabs?: readonly ExplorerTab[];
  /** Without it, one pastes a token into the headers. */
  readonly login?: Login;
}

/** How the page has somebody recognised: authorization code and PKCE, as a public client of the identity provider. */
export interface Login {
  readonly issuer: string;
  readonly clientId: string;
  /** Space-separated. */
  readonly scope: string;
}

/**
 * Nothing comes from elsewhere, and nothing goes elsewhere but to the identity provider; the editor writes styles while it
 * runs, hence their exception.
 */
const policyFor = ({ login }: Explorer): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:",
  `connect-src 'self'${login === undefined ? '' : ` ${new URL(login.issuer).origin}`}`, "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.ttf': 'font/ttf', '.svg': 'image/svg+xml',
};

const BUNDLE = new URL('../../explorer/dist/', import.meta.url);

/** Serves the bundle at `/`. Without one (`node gateway/explorer/build.ts` makes it) the address says so. */
export function serveExplorer(app: FastifyInstance, explorer: Explorer): void {
  const headers = { 'content-security-policy': policyFor(explorer), 'cache-control': 'no-cache' };
  app.get('/explorer/start.json', async (_request, reply) => reply.send(explorer));
  app.get('/', async (_request, reply) => {
    const page = new URL('index.html', BUNDLE);
    if (!existsSync(page)) return reply.code(404).type('text/plain; charset=utf-8').send('L’explorateur n’est pas construit : node gateway/explorer/build.ts\n');
    return reply.headers({ ...headers, 'content-type': TYPES['.html'] }).send(await readFile(page));
  });
  app.get<{ Params: { file: string } }>('/explorer/:file', async ({ params: { file } }, reply) => {
    const type = /^[\w-]+(\.[\w-]+)*$/.test(file) ? TYPES[extname(file)] : undefined;
    const path = new URL(file, BUNDLE);
    if (type === undefined || !existsSync(path)) return reply.callNotFound();
    return reply.headers({ ...headers, 'content-type': type }).send(await readFile(path));
  });
}
