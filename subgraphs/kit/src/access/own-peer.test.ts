import { expect, it } from '@jest/globals';

import { SYSTEM } from '../context.ts';
import { expectOwnPeer } from './own-peer.ts';

it.each([
  ['a peer for itself', 'SE', 'SE', true],
  ['a peer for what it has issued', 'SE', 'SE-ENR-0199a2b4-7c11-7d3e-8f00-000000000001', true],
  ['a peer for another', 'SE', 'NO', false],
  ['a peer for what another has issued', 'SE', 'NO-ENR-0199a2b4-7c11-7d3e-8f00-000000000001', false],
  ['a peer for nobody', 'SE', '', false],
  ['the nation for a MIREX', 'FR', 'NO', false],
  ['who is no peer, for anybody', undefined, 'NO', true],
] as const)('%s', (_who, peer, owner, ok) => {
  const act = (): void => expectOwnPeer(owner, { caller: { ...SYSTEM, ...(peer !== undefined && { peer }) } });
  expect(ok ? act() : refusalOf(act)).toBe(ok ? undefined : 'FORBIDDEN');
});

function refusalOf(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return (error as { readonly extensions: { readonly code: string } }).extensions.code;
  }
  return 'nothing was thrown';
}
