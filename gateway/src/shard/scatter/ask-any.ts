import type { Letter } from '../route/letters.ts';
import { type Reply, send, type Sender } from './scatter.ts';

/** Asks one after the other until one answers; the last failure when nobody does. */
export async function askAny([first, ...others]: readonly Letter[], sender: Sender): Promise<Reply> {
  if (!first) throw new Error('a partition without an instance');
  const reply = await send(first, sender);
  return 'failure' in reply.received && others.length > 0 ? askAny(others, sender) : reply;
}
