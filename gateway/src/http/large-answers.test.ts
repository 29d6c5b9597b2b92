import { request } from 'node:http';
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';
import { text } from 'node:stream/consumers';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { ask } from '../testing/ask-graph.ts';
import { type ToyWorld, toyWorld } from '../testing/toy-world.ts';
import { chooseCoding } from './choose-coding.ts';

let world: ToyWorld;
beforeAll(async () => { world = await toyWorld(); });
afterAll(async () => { await world.close(); });
afterEach(() => { world.referential.mischief = undefined; world.candidates.mischief = undefined; });

const QUERY = '{ sessions { id label required } }';
const MIB = 1024 * 1024;

/** The nation answers with sessions whose labels have so many characters in all, some of them beyond one UTF-16 unit. */
function answering(characters: number): unknown {
  const label = 'é😀'.repeat(333);
  const sessions = Array.from({ length: Math.ceil(characters / 1_000) }, (_, id) => ({ id: String(id), label, required: 'oui' }));
  world.referential.mischief = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { sessions } }));
  return { sessions };
}

const DECODERS = { zstd: createZstdDecompress, br: createBrotliDecompress, gzip: createGunzip };

/** As a client asks that reads what comes by itself. */
const asked = (encoding: string): Promise<{ readonly coding: string | undefined; readonly vary: string | undefined; readonly bytes: number; readonly data: unknown }> =>
  new Promise((answered, failed) => {
    const body = JSON.stringify({ query: QUERY });
    request(`${world.gateway.url}/graphql`, { method: 'POST', agent: false, headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json', 'accept-encoding': encoding } }, (response) => {
      const coding = response.headers['content-encoding'] as keyof typeof DECODERS | undefined;
      let bytes = 0;
      response.on('data', (chunk: Buffer) => { bytes += chunk.length; });
      text(coding === undefined ? response : response.pipe(DECODERS[coding]())).then((json) => {
        answered({ coding, vary: response.headers.vary, bytes, data: (JSON.parse(json) as { data: unknown }).data });
      }, failed);
    }).on('error', failed).end(body);
  });

describe('an answer', () => {
  it.each([[20_000], [3_000_000]])('of %i characters goes out smaller to whoever takes it so, and is the same', async (characters) => {
    const data = answering(characters);
    for (const coding of ['zstd', 'br', 'gzip']) {
      const answer = await asked(coding);
      expect({ ...answer, bytes: answer.bytes < characters / 5 }).toEqual({ coding, vary: 'accept-encoding', bytes: true, data });
    }
    expect(await asked('identity')).toMatchObject({ coding: undefined, vary: 'accept-encoding', data });
  });

  it('that fits in a packet goes out as it is', async () => {
    expect(await asked('gzip')).toMatchObject({ coding: undefined, vary: undefined });
  });

  it.each([
    ['gzip, deflate, br, zstd', 'zstd'], ['gzip, deflate, br', 'br'], ['gzip;q=0.5', 'gzip'], ['gzip;q=0', undefined], ['br;q=0, gzip', 'gzip'], ['identity', undefined], ['', undefined], [undefined, undefined], ['x;;q', undefined],
  ])('to a client that takes « %s » is coded by %s', (accepted, coding) => { expect(chooseCoding(accepted)).toBe(coding); });

  it('that nobody reads does not grow in the gateway, and is dropped with its client', async () => {
    answering(20 * MIB);
    const before = process.memoryUsage.rss();
    await Promise.all(Array.from({ length: 4 }, () => new Promise<void>((left) => {
      const lazy = request(`${world.gateway.url}/graphql`, { method: 'POST', agent: false, headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json', 'accept-encoding': 'identity' } }, (response) => {
        response.pause();
        setTimeout(() => lazy.destroy(), 300);
      });
      lazy.on('close', left).on('error', () => undefined).end(JSON.stringify({ query: QUERY }));
    })));
    expect((process.memoryUsage.rss() - before) / MIB).toBeLessThan(900);
    expect((await ask(world, '{ enrolments { id } }')).body.errors).toBeUndefined();
  });
});

describe('an instance that answers with 50 MB', () => {
  const flood = (): void => {
    const piece = Buffer.alloc(MIB, 'x');
    world.candidates.mischief = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":{"_entities":[{"enrolmentCount":"');
      let left = 50;
      const more = (): void => {
        while (left > 0) {
          left -= 1;
          if (!response.write(piece)) return void response.once('drain', more);
        }
        response.end('"}]}}');
      };
      more();
    };
  };

  it('takes its own fields and nothing more, ten times at once, in bounded memory, while others are served', async () => {
    flood();
    const before = process.memoryUsage.rss();
    const flooded = Promise.all(Array.from({ length: 10 }, () => ask(world, '{ sessions { id enrolmentCount } }')));
    const others = await Promise.all(Array.from({ length: 10 }, () => ask(world, '{ sessions { label } }')));
    for (const { status, body } of others) expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
    for (const { status, body } of await flooded) {
      expect(status).toBe(200);
      expect(body.data).toEqual({ sessions: [{ id: '2026', enrolmentCount: null }, { id: '2027', enrolmentCount: null }] });
      expect(body.errors?.[0]).toMatchObject({ path: ['sessions', 0, 'enrolmentCount'], extensions: { code: 'MIREX_UNAVAILABLE' } });
    }
    expect((process.memoryUsage.rss() - before) / MIB).toBeLessThan(600);
  });
});
