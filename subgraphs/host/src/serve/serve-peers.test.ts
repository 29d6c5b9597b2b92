import { describe, expect, it } from '@jest/globals';
import { peerSecret } from '@mirex/schema/signature';

import { peersOf, readPeers } from './serve-peers.ts';

const PAIR = 'p'.repeat(32);

describe('the other owners of a process', () => {
  const { peers, faults } = readPeers({ PEER_URL_NE: 'http://ne.test/', PEER_SECRET_NO_NE: PAIR, PEER_URL_NO: 'not read: served here' }, ['NO']);
  const find = peersOf(peers, { owners: ['NO'], url: () => 'http://here.test', nationUrl: 'http://nation.test', secretOf: (owner) => `secret of ${owner}` })('NO');

  it('are where the environment says, with the secret of the pair', () => {
    expect(faults).toEqual([]);
    expect(find('NE', 'candidates')).toEqual({ url: 'http://ne.test', secret: PAIR });
  });

  it('are here, or at the nation’s address, with a secret derived from theirs', () => {
    expect(find('NO', 'actors')).toEqual({ url: 'http://here.test', secret: peerSecret('secret of NO', 'NO') });
    expect(find('FR', 'referential')).toEqual({ url: 'http://nation.test', secret: peerSecret('secret of FR', 'NO') });
  });

  it('are nowhere when nobody said where', () => expect(find('SE', 'candidates')).toBeUndefined());

  it('are refused before anything starts when an address is none, or a secret is missing or short', () => {
    expect(readPeers({ PEER_URL_NE: 'ne.test', PEER_URL_SE: 'https://se.test', PEER_SECRET_NO_SE: 'court' }, ['NO']).faults)
      .toEqual(['PEER_URL_NE est une adresse http(s)://', 'PEER_SECRET_NO_NE compte 32 caractères au moins', 'PEER_SECRET_NO_SE compte 32 caractères au moins']);
  });
});
