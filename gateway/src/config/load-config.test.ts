import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { documentId } from '../documents/choose-document.ts';
import { LIMITS } from '../limits/limits.ts';
import { loadConfig } from './load-config.ts';

let folder: string;
let good: Record<string, string>;

const SUPERGRAPH = `enum join__Graph { CANDIDATES @join__graph(name: "candidates", url: "") REFERENTIAL @join__graph(name: "referential", url: "") }`;
const TOPOLOGY = 'view: NO\nnation: { url: http://nation.test, secret: { env: S } }\nhosts: [{ name: no, url: http://no.test, mirex: [NO], secret: { env: S } }]';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
  await writeFile(join(folder, 'supergraph.graphql'), SUPERGRAPH);
  await writeFile(join(folder, 'candidates.graphql'), 'type Query { hello: String }');
  await writeFile(join(folder, 'topology.yaml'), TOPOLOGY);
  await writeFile(join(folder, 'bad.yaml'), TOPOLOGY.replace('[NO]', '[NE]'));
  good = {
    GATEWAY_HOST: '127.0.0.1', GATEWAY_PORT: '4000', GATEWAY_SUPERGRAPH: join(folder, 'supergraph.graphql'), GATEWAY_TOPOLOGY: join(folder, 'topology.yaml'),
    TOKEN_ISSUER: 'https://identite.test', TOKEN_AUDIENCE: 'mirex-graph', TOKEN_SECRET: 't'.repeat(32), S: 's'.repeat(32),
  };
});
afterAll(async () => rm(folder, { recursive: true }));

describe('the configuration', () => {
  it('is read with its two files', () => {
    const config = loadConfig(good);
    expect(config).toMatchObject({ ok: true, value: { production: false, port: 4000, limits: LIMITS, introspection: true, explorer: {}, tokens: { key: { secret: good['TOKEN_SECRET'] } }, topology: { mirex: ['NO'] } } });
    expect(config.ok && [...config.value.sharded.keys()]).toEqual(['candidates']);
  });

  it('closes the explorer and introspection in production', () => {
    const { TOKEN_SECRET: _, ...environment } = good;
    const config = loadConfig({ ...environment, NODE_ENV: 'production', TOKEN_JWKS: 'https://identite.test/jwks' });
    expect(config).toMatchObject({ ok: true, value: { production: true, introspection: false, tokens: { key: { jwks: 'https://identite.test/jwks' } } } });
    expect(config.ok && config.value.explorer).toBeUndefined();
  });

  it('has the explorer log in at the issuer, as the client that it is told', () => {
    const config = loadConfig({ ...good, GATEWAY_LOGIN_CLIENT_ID: 'explorateur' });
    expect(config.ok && config.value.explorer).toEqual({ login: { issuer: good['TOKEN_ISSUER'], clientId: 'explorateur', scope: 'openid' } });
  });

  it('names everything that is missing at once', () => {
    const config = loadConfig({});
    expect(config.ok ? [] : config.refusal.faults.map((fault) => fault.split(' :')[0])).toEqual(
      ['GATEWAY_HOST', 'GATEWAY_PORT', 'GATEWAY_SUPERGRAPH', 'GATEWAY_TOPOLOGY', 'TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS'],
    );
  });

  const cases: [why: string, change: Record<string, string | undefined>, fault: string][] = [
    ['a port that is none', { GATEWAY_PORT: '99999' }, 'GATEWAY_PORT : le port va de 0 à 65535.'],
    ['a port in words', { GATEWAY_PORT: 'quatre mille' }, 'GATEWAY_PORT : attendu : le port, un nombre entier.'],
    ['a file that is not there', { GATEWAY_TOPOLOGY: '/nulle/part' }, 'GATEWAY_TOPOLOGY : le fichier /nulle/part est illisible.'],
    ['both identities', { TOKEN_JWKS: 'https://identite.test/jwks' }, 'TOKEN_JWKS : il faut TOKEN_JWKS ou TOKEN_SECRET, l’un des deux.'],
    ['a shared secret in production', { NODE_ENV: 'production' }, 'TOKEN_SECRET : en production, les jetons viennent d’un fournisseur d’identité (TOKEN_JWKS).'],
    ['a login nobody knows where', { TOKEN_ISSUER: 'urn:identite', GATEWAY_LOGIN_CLIENT_ID: 'explorateur' }, 'GATEWAY_LOGIN_CLIENT_ID : on ne se connecte qu’auprès d’un émetteur (TOKEN_ISSUER) dont le nom est une adresse http(s)://.'],
    ['a short secret', { TOKEN_SECRET: 'court' }, 'TOKEN_SECRET : un secret a 32 caractères au moins.'],
    ['documents of no manifest', { GATEWAY_DOCUMENTS: 'safelist' }, 'GATEWAY_DOCUMENT_MANIFEST : il faut le chemin du manifeste (npm run mirex -- documents).'],
    ['a manifest that is not there', { GATEWAY_DOCUMENTS: 'audit', GATEWAY_DOCUMENT_MANIFEST: '/nulle/part' }, 'GATEWAY_DOCUMENT_MANIFEST : le fichier /nulle/part est illisible.'],
    ['documents as nobody knows them', { GATEWAY_DOCUMENTS: 'on' }, 'GATEWAY_DOCUMENTS : attendu : off, audit, safelist, only-ids.'],
    ['a topology’s secret that is not there', { S: undefined }, 'topologie : secret : la variable S n’en contient pas.'],
  ];
  it.each(cases)('is refused for %s', (_why, change, fault) => {
    expect(loadConfig({ ...good, ...change })).toEqual({ ok: false, refusal: { code: 'CONFIG_INVALID', faults: [fault] } });
  });

  it('holds the documents of a manifest, and the points of a client', async () => {
    const text = '{ a }';
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ [documentId(text)]: text }));
    const config = loadConfig({ ...good, GATEWAY_DOCUMENTS: 'only-ids', GATEWAY_DOCUMENT_MANIFEST: join(folder, 'manifest.json'), GATEWAY_MAX_COST: '500', GATEWAY_POINTS_PER_MINUTE: '9000' });
    expect(config).toMatchObject({ ok: true, value: { documents: { mode: 'only-ids', manifest: new Map([[documentId(text), text]]) }, limits: { cost: 500, pointsPerMinute: 9_000 } } });
  });

  it('names the faults of the environment and of the topology together', () => {
    const config = loadConfig({ ...good, GATEWAY_PORT: 'x', GATEWAY_TOPOLOGY: join(folder, 'bad.yaml') });
    expect(config.ok ? [] : config.refusal.faults).toEqual(['GATEWAY_PORT : attendu : le port, un nombre entier.', 'topologie : candidates@NO n’est servi par personne.']);
  });
});
