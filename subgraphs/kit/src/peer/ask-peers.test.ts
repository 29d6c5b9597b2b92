import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { peerSecret } from '@mirex/schema/signature';

import { type TestInstance, testInstance, TEST_SECRET } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import type { PeerAddress } from './ask-peers.ts';
import type { PeerQuestion } from './peer.rules.ts';

const addresses = new Map<string, PeerAddress>();

/** Takes every question and answers none. */
const silent = createServer(() => undefined);

let no: TestInstance;
let se: TestInstance;
beforeAll(async () => {
  [no, se] = await Promise.all([testInstance(toy, { owner: 'NO', peers: (owner) => addresses.get(owner) }), testInstance(toy, { owner: 'SE' })]);
  const address = await se.listen('NO');
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  addresses.set('SE', address);
  addresses.set('NE', { ...address, secret: peerSecret(TEST_SECRET, 'OI') });
  addresses.set('OI', { ...address, url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` });
  addresses.set('AG', { ...address, url: 'http://127.0.0.1:1' });
});
afterAll(async () => {
  silent.close();
  silent.closeAllConnections();
  await Promise.all([no.close(), se.close()]);
});

const ask = (question: Partial<PeerQuestion>) => no.context().ask<{ act: string }>({ owner: 'SE', subgraph: 'toy', document: 'mutation { act }', ...question });

describe('an instance asks one of another owner', () => {
  it('over HTTP, in the name of who asked it, and says for which owner', async () => {
    expect(await ask({})).toEqual({ ok: true, value: { act: 'agent-no of NO' } });
  });

  it.each([
    ['what does not name SYSTEM', { document: 'mutation { agentsAct }' }, 'FORBIDDEN'],
    ['what is beside what does', { document: 'mutation { act agentsAct }' }, 'FORBIDDEN'],
    ['what is not there', { document: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subgraph that is not served there', { subgraph: 'grades' }, 'NOT_FOUND'],
  ])('and is refused %s', async (_why, question: Partial<PeerQuestion>, why) => {
    expect(await ask(question)).toEqual({ ok: false, refusal: { code: 'PEER_REFUSED', subgraph: question.subgraph ?? 'toy', owner: 'SE', why } });
  });

  it.each([
    ['nobody said where it is', { owner: 'OP' }],
    ['nobody listens there', { owner: 'AG' }],
    ['it does not answer in time', { owner: 'OI', patienceMs: 50 }],
    ['it meets a fault of its own', { owner: 'SE', document: '{ fault }' }],
  ] as const)('and is told that it is not available when %s', async (_why, question) => {
    expect(await ask(question)).toEqual({ ok: false, refusal: { code: 'PEER_UNAVAILABLE', subgraph: 'toy', owner: question.owner } });
  });
});

it('the secret of one pair seals nothing in the name of another owner', async () => {
  const mistaken = await testInstance(toy, { owner: 'NO', peers: () => addresses.get('NE') });
  try {
    expect(await mistaken.context().ask({ owner: 'SE', subgraph: 'toy', document: 'mutation { act }' })).toMatchObject({ refusal: { code: 'PEER_REFUSED', why: 'SEAL_KEY_UNKNOWN' } });
  } finally {
    await mistaken.close();
  }
});
