import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@mirex/gateway/config/load-config';
import { readServeOptions } from '@mirex/host/serve/serve-options';
import { parse } from 'yaml';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const { services } = parse(readFileSync(pathOf('docker/compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, { environment?: Record<string, string> }>;
};

/** As compose would, with something of sufficient length for every variable that it asks for. */
const environmentOf = (service: string): Record<string, string> =>
  Object.fromEntries(Object.entries(services[service]?.environment ?? {}).map(([name, value]) => [name, value.replaceAll(/\$\{\w+:\?\}/g, 'x'.repeat(40))]));

describe('docker/compose.yaml', () => {
  it.each(['nation', 'no', 'se'])('gives the instances of %s all that they start with', (service) => {
    expect(readServeOptions(environmentOf(service))).toMatchObject({ port: 4000, host: '0.0.0.0' });
  });

  it('gives the gateway all that it starts with, its topology included', () => {
    const environment = {
      ...environmentOf('gateway'), TOKEN_JWKS: 'https://identite.example/jwks',
      GATEWAY_SUPERGRAPH: pathOf('schema/sdl/supergraph.graphql'), GATEWAY_TOPOLOGY: pathOf('docker/topology.yaml'),
    };
    expect(loadConfig(environment)).toMatchObject({ ok: true, value: { port: 4000, topology: { mirex: ['NO', 'SE'] } } });
  });

  it('would be told of a variable that is missing', () => {
    const { DATABASE_SECRET: _, ...environment } = environmentOf('no');
    expect(readServeOptions(environment)).toEqual({ faults: ['DATABASE_SECRET manque'] });
  });
});
