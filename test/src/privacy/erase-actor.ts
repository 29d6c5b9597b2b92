import { expect, it } from '@jest/globals';

import { erasing } from './erasing.ts';
import type { ProductProcess } from './product-process.ts';

/** An actor goes only when nothing is owed to them and no mission is to come. */
export function eraseActor(product: () => ProductProcess): void {
  const { sql, tablesWith, everywhere, erase } = erasing(product);

  it('an actor goes from actors and finance; what they were paid stays, as a document of accounts', async () => {
    const { rows: [actor] } = await sql<{ id: string; name: string }>('NO', `select a.id, a.last_name as name from actors.actor a join finance.claim c on c.actor_id = a.id order by 1 limit 1`);
    const id = actor?.id ?? '';
    await sql('NO', `update actors.summons set date = '2999-06-01', state = 'ISSUED' where actor_id = '${id}'`);
    expect(await erase(id)).toContain('(ERASURE_MISSION_OPEN)');
    await sql('NO', `update actors.summons set date = '2020-06-01' where actor_id = '${id}'`);
    expect(await erase(id)).toContain('(ERASURE_CLAIM_OPEN)');
    await sql('NO', `update finance.claim set state = 'PAID' where actor_id = '${id}'`);
    for (const table of ['actors.actor', 'finance.known_actor']) await sql('NO', `update ${table} set last_name = 'Xylophonette' where id = '${id}'`);
    expect(await tablesWith('NO', 'Xylophonette')).toEqual(['actors.actor', 'finance.known_actor']);
    expect(await erase(id)).toMatch(/NO finance : claim, \d+ ligne\(s\) gardée\(s\) : pièces comptables/);
    expect(await everywhere('Xylophonette')).toEqual([]);
  });
}
