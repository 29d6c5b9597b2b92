import { afterAll, expect, it } from '@jest/globals';

import type { InstancesProcess } from '../../processes/instances-process.ts';
import { until } from '../../processes/until.ts';
import type { World } from '../../processes/world.ts';
import { countByMirex, EVERYBODY, isWhole, TOTAL, without } from '../questions.ts';

const AT_ONCE = 4;

/** A MIREX moves to another address while it is being asked: nobody who asks sees anything of it. */
export function topologyReload(world: () => World): void {
  afterAll(async () => {
    world().reload();
    await until('every MIREX answers', () => isWhole(world()));
  });

  it('a MIREX that moves to another port drops no request under way, before, during or after', async () => {
    const before: InstancesProcess = world().processOf('SE');
    const after = await world().restart('SE', 'other');
    expect(after.url).not.toBe(before.url);
    const faults: unknown[] = [];
    let asked = 0;
    const enough = new AbortController();
    const askers = Array.from({ length: AT_ONCE }, async () => {
      while (!enough.signal.aborted) {
        const answer = await world().gateway.ask(EVERYBODY);
        asked += 1;
        if (answer.errors.length > 0 || countByMirex(answer)['SE'] !== without()['SE']) faults.push(answer.errors);
      }
    });
    await until('requests are under way', async () => asked >= AT_ONCE);
    world().reload();
    const atReload = asked;
    await until('others are under way', async () => asked >= atReload + 2 * AT_ONCE);
    await before.stop();
    const atEnd = asked;
    await until('others are answered without it', async () => asked >= atEnd + AT_ONCE);
    enough.abort();
    await Promise.all(askers);
    expect(faults).toEqual([]);
  });

  it('a file with faults is refused whole, every fault named in the log, and the old one stays', async () => {
    const { gateway, processOf } = world();
    const heard = gateway.log.length;
    world().reloadText(JSON.stringify({
      view: ['NO', 'XX'], nation: { url: processOf('FR').url, secret: { env: 'SEAL_SECRET_FR' } },
      hosts: [
        { name: 'a', url: processOf('NO').url, mirex: ['NO'], secret: { env: 'SEAL_SECRET_NO' } },
        { name: 'b', url: processOf('NO').url, mirex: ['NO'], secret: { env: 'NOWHERE' } },
      ],
    }));
    await until('the refusal is logged', async () => gateway.log.slice(heard).some((line) => line.includes('topology refused')));
    const { faults } = JSON.parse(gateway.log.slice(heard).find((line) => line.includes('topology refused')) ?? '{}') as { faults: string[] };
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining('XX'), expect.stringContaining('plusieurs fois')]));
    const { data, errors } = await gateway.ask(TOTAL);
    expect([errors, data.enrolments.totalCount]).toEqual([[], Object.values(without()).reduce((sum, count) => sum + count, 0)]);
  });
}
