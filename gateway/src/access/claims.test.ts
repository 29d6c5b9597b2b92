import { describe, expect, it } from '@jest/globals';

import { readClaims, visibleTo } from './claims.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-000000000001';
const BARE = { sub: 'somebody', name: 'Somebody', roles: ['EXAM'], mirex: ['NO'] };

describe('what a token says is somebody’s own', () => {
  const good: [claim: string, value: unknown][] = [
    ['establishment', '0350700A'], ['candidates', [`NO-CAN-${UUID}`]], ['actor', `SE-ACT-${UUID}`], ['centres', [`NO-CEN-${UUID}`]],
    ['specialities', ['40321004']], ['diplomas', ['BTSA', 'BAC_PRO']], ['region', '28'], ['region', '987'], ['client', 'imagin:2'],
  ];
  it.each(good)('is read: %s', (claim, value) => {
    expect(readClaims({ ...BARE, [claim]: value })).toEqual({ ...BARE, [claim]: value });
  });

  const bad: [why: string, claim: string, value: unknown][] = [
    ['an id of another type', 'candidates', [`NO-ENR-${UUID}`]],
    ['an id of no MIREX', 'actor', `XX-ACT-${UUID}`],
    ['no id at all', 'actor', '*'],
    ['an id with something behind it', 'actor', `NO-ACT-${UUID}' or true --`],
    ['one where there ought to be a list', 'candidates', `NO-CAN-${UUID}`],
    ['an empty list, which might be read as everybody', 'centres', []],
    ['an empty list of diplomas, which might be read as all', 'diplomas', []],
    ['more than anybody has', 'candidates', Array.from({ length: 31 }, () => `NO-CAN-${UUID}`)],
    ['a pattern', 'specialities', ['4032%']],
    ['a region that is a name', 'region', 'Bretagne'],
    ['a client that is a page', 'client', '<script>'],
  ];
  it.each(bad)('makes the whole token invalid when it is %s', (_why, claim, value) => {
    expect(readClaims({ ...BARE, [claim]: value })).toBeUndefined();
  });

  it('keeps under 14 KB at its longest', () => {
    const many = <Of>(count: number, of: Of): Of[] => Array.from({ length: count }, () => of);
    const read = readClaims({
      ...BARE, roles: many(50, 'a'.repeat(64)), candidates: many(30, `NO-CAN-${UUID}`), centres: many(30, `NO-CEN-${UUID}`), specialities: many(100, '40321004'), diplomas: many(20, 'A'.repeat(32)),
    });
    expect(Buffer.from(JSON.stringify(read)).toString('base64url').length).toBeLessThan(14 * 1024);
  });
});

it.each([
  ['a candidate is let through to where their id was issued', { roles: ['CAND'], mirex: [], candidates: [`SE-CAN-${UUID}`] }, ['SE']],
  ['a parent to where each child is', { roles: ['LEGAL_REP'], mirex: [], candidates: [`SE-CAN-${UUID}`, `NO-CAN-${UUID}`] }, ['SE', 'NO']],
  ['an examiner to all MIREX: any may summon them', { roles: ['EXAM'], mirex: ['NO'], actor: `NO-ACT-${UUID}` }, undefined],
  ['an agent with an actor’s id and no role of actors, to theirs', { roles: ['UNIT'], mirex: ['NO'], actor: `SE-ACT-${UUID}` }, ['NO']],
  ['ids of candidates under another role open nothing', { roles: ['EST'], mirex: ['NO'], candidates: [`SE-CAN-${UUID}`] }, ['NO']],
])('%s', (_why, claims, expected) => {
  const read = readClaims({ ...BARE, ...claims });
  expect(read && visibleTo(read)).toEqual(expected && new Set(expected));
});

it('nobody is let through to none', () => expect(visibleTo(null)).toEqual(new Set()));
