import { expect, it } from '@jest/globals';
import { retain } from '@mirex/host/command/retention';

import { erasing, newId } from './erasing.ts';
import type { ProductProcess } from './product-process.ts';

/** What becomes of rows that have been kept long enough, and what suspends it. */
export function keptLongEnough(product: () => ProductProcess): void {
  const { sql, hold } = erasing(product);
  const held = newId('NO', 'ACT');
  const other = newId('NO', 'ACT');
  const days = () => sql<{ actor_id: string }>('NO', 'select actor_id from finance.vehicle_day order by vehicle').then(({ rows }) => rows.map((row) => row.actor_id));
  const run = async (dryRun = false): Promise<string> => {
    const told: string[] = [];
    await retain(product().command.options, ['NO'], { dryRun, by: 'archiviste', now: new Date() }, (line) => told.push(line));
    return told.join('\n');
  };

  it('is listed over the whole product by a dry run, each class with its rule, by the edition that the MIREX holds itself', async () => {
    await sql('NO', `insert into finance.vehicle_day (vehicle, on_date, actor_id) values ('a', '2020-01-01', '${held}'), ('b', '2020-01-01', '${other}'), ('c', '2026-11-01', '${other}')`);
    const out = await run(true);
    expect(out).not.toContain('aucune règle');
    expect(out).toContain('NO finance : VEHICLE_DAYS, vehicle_day, 2 ligne(s) à détruire');
    expect(out).toMatch(/NO grades : SCRIPTS, script, \d+ ligne\(s\) à détruire/);
    expect(out).toContain('NO grades : DELIBERATION_RECORDS, result, 0 ligne(s) gardée(s) : versement aux archives');
    expect(await days()).toEqual([held, other, other]);
  });

  it('is destroyed but for the rows of a person who is held, with a record of who asked and by which rule', async () => {
    await hold('HOLD', held, 'enquête');
    expect(await run()).toContain('NO finance : VEHICLE_DAYS, vehicle_day, 1 ligne(s) détruite(s)');
    expect(await days()).toEqual([held, other]);
    expect((await sql('NO', `select code, destroyed, by from finance.retention_record where code = 'VEHICLE_DAYS'`)).rows).toEqual([{ code: 'VEHICLE_DAYS', destroyed: 1, by: 'archiviste' }]);
    await hold('RELEASE', held, 'fin de l’enquête');
    expect(await run()).toContain('NO finance : VEHICLE_DAYS, vehicle_day, 1 ligne(s) détruite(s)');
    expect((await sql('NO', `select act, reason, by from finance.retention_hold_change where code = '${held}' order by number`)).rows)
      .toEqual([{ act: 'HELD', reason: 'enquête', by: 'juriste' }, { act: 'RELEASED', reason: 'fin de l’enquête', by: 'juriste' }]);
  });

  it('is suspended by nobody who does not say who they are', async () => {
    expect(await product().command.run('retention', 'hold', '*', '--reason', 'enquête')).toEqual({ code: 1, out: expect.stringContaining('--by') });
  }, 60_000);
}
