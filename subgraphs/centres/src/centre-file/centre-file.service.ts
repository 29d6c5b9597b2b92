import { createHash } from 'node:crypto';

import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { SealedAt } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { actsIn } from '../centre/bound-to.ts';
import { Centre } from '../centre/centre.entity.ts';
import { CentreFile } from './centre-file.entity.ts';
import { type CentreFileRefusal, checkFile, type FileContent } from './centre-file.rules.ts';
import { readFileHead, readFileOrals, readFileSittings } from './centre-file.rows.ts';

const contentAt = (id: string): SealedAt => ({ column: 'centre_file.content', id });

/**
 * Makes the next edition of a centre's file, as everything stands; when nothing has changed since the last, that one again.
 *
 * Two who make it at once: the second waits for the centre, and gets the first one's.
 */
export function generateFile(centreId: GlobalId, context: Context): Promise<Outcome<CentreFile, CentreFileRefusal>> {
  const { em, newId, now, caller, vault } = context;
  return em.transactional(async (tx): Promise<Outcome<CentreFile, CentreFileRefusal>> => {
    const centre = await tx.findOne(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre || !actsIn(centreId, context)) return refuse({ code: 'CENTRE_FILE_CENTRE_UNKNOWN', given: centreId });
    const content: FileContent = { ...(await readFileHead(tx, centreId)), sittings: await readFileSittings(within(context, tx), centreId), orals: await readFileOrals(tx, centreId) };
    const checked = checkFile(centreId, content);
    if (!checked.ok) return checked;
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    const last = await tx.findOne(CentreFile, { centreId }, { orderBy: { number: 'desc' } });
    if (last?.digest === digest) return accept(last);
    const candidates = content.orals.length + content.sittings.reduce((sum, { rooms }) => sum + rooms.reduce((seated, { seats }) => seated + seats.length, 0), 0);
    const id = newId('CFI');
    const numbers = [...new Set([...content.orals, ...content.sittings.flatMap(({ rooms }) => rooms.flatMap(({ seats }) => seats))].map(({ number }) => number))];
    return accept(tx.create(CentreFile, { id, centreId, number: (last?.number ?? 0) + 1, candidates, digest, content: vault.seal(JSON.stringify(content), contentAt(id)), numbers, at: now(), by: caller.sub }));
  });
}

/** What a file says, opened. */
export const contentOf = ({ id, content }: CentreFile, { vault }: Context): FileContent => JSON.parse(vault.open(content, contentAt(id))) as FileContent;
