import { globalId } from '@mirex/schema/global-id';

import { type Context, SYSTEM } from './context.ts';
import { newUuid } from './new-uuid.ts';
import { askPeers, type PeerAddresses } from './peer/ask-peers.ts';
import { personKeys } from './peer/person-key.ts';

type Given = Pick<Context, 'em' | 'owner' | 'emit' | 'vault'> & Partial<Pick<Context, 'caller' | 'now' | 'requestId'>> & { readonly peers?: PeerAddresses | undefined; readonly personSecret?: string | undefined };

/** @param given its `em` is forked for this request alone; without a caller it is a machine of ours that acts. */
export const newContext = ({ em, owner, emit, vault, caller = SYSTEM, now = () => new Date(), requestId = newUuid(), peers = () => undefined, personSecret }: Given): Context => ({
  em, owner, emit, vault, caller, now, requestId,
  act: { name: caller.sub === SYSTEM.sub ? 'system' : 'request', lines: 0 },
  ask: askPeers(peers, owner, caller.sub, now),
  personKey: personKeys(personSecret),
  newId: (tag) => globalId(owner, tag, newUuid()),
});
