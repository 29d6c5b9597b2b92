import { describe, expect, it } from '@jest/globals';

import { OftenAsked } from './often-asked.ts';

const FIND = 'select "e0".* from "e" as "e0" where "e0"."a" in (?) limit ?';

/** What is said of the last of so many askings. */
const asked = (often: OftenAsked, times: number, sql: string, params: readonly unknown[]) => Array.from({ length: times }, () => often.prepared(sql, params)).at(-1);

describe('a statement', () => {
  it('has a name from the fifth time on, with the values of each time', () => {
    const often = new OftenAsked();
    expect(asked(often, 4, FIND, ['x', 2])).toBeUndefined();
    expect(often.prepared(FIND, [['y'], 2])).toEqual({ name: 'often_1', text: 'select "e0".* from "e" as "e0" where "e0"."a" in ($1) limit $2', values: ['y', 2] });
    expect(often.prepared(FIND, ['it’s', 3])?.values).toEqual(['it’s', 3]);
  });

  it.each<[why: string, sql: string, params: readonly unknown[]]>([
    ['it has no value', 'select "e0".* from "e" as "e0"', []],
    ['one is a list', FIND, [['x', 'y'], 2]],
    ['one is a date', FIND, [new Date(0), 2]],
    ['one is null', FIND, [null, 2]],
    ['there are other question marks in it', `${FIND} -- ?`, ['x', 2]],
  ])('has none when %s', (_why, sql, params) => expect(asked(new OftenAsked(), 20, sql, params)).toBeUndefined());

  it('has none any more once it was given up, and its name is not given to another', () => {
    const often = new OftenAsked();
    asked(often, 5, FIND, ['x', 2]);
    often.giveUp(FIND);
    expect(asked(often, 20, FIND, ['x', 2])).toBeUndefined();
    expect(asked(often, 5, `${FIND} offset 1`, ['x', 2])?.name).toBe('often_2');
  });

  it('has none when so many others have one', () => {
    const often = new OftenAsked();
    const named = Array.from({ length: 100 }, (_, nth) => asked(often, 5, `${FIND} offset ${nth}`, ['x', 2])).filter((one) => one !== undefined);
    expect(new Set(named.map(({ name }) => name)).size).toBe(64);
    expect(named).toHaveLength(64);
  });
});
