import { describe, expect, it } from '@jest/globals';
import type { Asking, Own } from '@mirex/schema/access/own';
import { globalId } from '@mirex/schema/global-id';
import { MIREX_CODES, type Owner } from '@mirex/schema/mirex';

import { reachOf, rolesAt } from './reach.rules.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-000000000001';
const UAI = '0359901A';
const CANDIDATES = [globalId('NO', 'CAN', UUID)];
const ACTOR = globalId('NO', 'ACT', UUID);
const CENTRES = [globalId('NO', 'CEN', UUID)];
const own = (mine: Partial<Own>): string => Object.keys(mine).sort().join(' ');

const cases: [why: string, caller: Asking, owner: Owner, rows: string][] = [
  ['the bureau sees everywhere', { roles: ['BEX'], mirex: [] }, 'SE', 'ALL'],
  ['so does a machine of ours', { roles: ['SYSTEM'], mirex: [] }, 'SE', 'ALL'],
  ['an agent sees their MIREX', { roles: ['UNIT'], mirex: ['NO'] }, 'NO', 'ALL'],
  ['an agent sees no other', { roles: ['UNIT'], mirex: ['NO'] }, 'SE', 'NONE'],
  ['an agent of a unit that the token bounds sees that unit’s', { roles: ['UNIT'], mirex: ['NO'], diplomas: ['BTSA'] }, 'NO', 'diplomas'],
  ['the head of the MIREX is not bound by diplomas', { roles: ['HEAD'], mirex: ['NO'], diplomas: ['BTSA'] }, 'NO', 'ALL'],
  ['the widest role counts', { roles: ['CLERK', 'UNIT'], mirex: ['NO'], establishment: UAI }, 'NO', 'ALL'],
  ['a school sees its own', { roles: ['CLERK'], mirex: ['NO'], establishment: UAI }, 'NO', 'establishment'],
  ['a school without a UAI has nothing of its own', { roles: ['EST'], mirex: ['NO'] }, 'NO', ''],
  ['a school sees nothing of another MIREX', { roles: ['EST'], mirex: ['NO'], establishment: UAI }, 'SE', 'NONE'],
  ['a UAI alone opens nothing', { roles: ['CAND'], mirex: ['NO'], establishment: UAI }, 'NO', ''],
  ['a candidate sees themselves', { roles: ['CAND'], mirex: ['NO'], candidates: CANDIDATES }, 'NO', 'candidates'],
  ['where their id was issued, though they work for no MIREX', { roles: ['CAND'], mirex: [], candidates: CANDIDATES }, 'NO', 'candidates'],
  ['and nowhere else', { roles: ['CAND'], mirex: [], candidates: CANDIDATES }, 'SE', 'NONE'],
  ['a candidate is nobody’s actor, whatever the token says', { roles: ['CAND'], mirex: [], actor: ACTOR }, 'NO', 'NONE'],
  ['an examiner sees what names them, in any MIREX', { roles: ['EXAM'], mirex: ['NO'], actor: ACTOR }, 'SE', 'actor'],
  ['an examiner whom no account names has nothing of their own', { roles: ['EXAM'], mirex: ['NO'] }, 'NO', ''],
  ['who is an agent at home is an examiner elsewhere', { roles: ['UNIT', 'EXAM'], mirex: ['NO'], actor: ACTOR }, 'SE', 'actor'],
  ['a head of centre sees it, and what names them', { roles: ['CENTRE'], mirex: ['NO'], actor: ACTOR, centres: CENTRES }, 'NO', 'actor centres'],
  ['a teacher sees who they teach, and not what the direction sees', { roles: ['TEACHER'], mirex: ['NO'], establishment: UAI, actor: ACTOR }, 'NO', 'actor teaching'],
  ['elsewhere, what names them', { roles: ['TEACHER'], mirex: ['NO'], establishment: UAI, actor: ACTOR }, 'SE', 'actor'],
  ['a portfolio holds where its inspector works', { roles: ['INSP'], mirex: ['NO'], specialities: ['40321004'] }, 'NO', 'specialities'],
  ['and nowhere else', { roles: ['INSP', 'EXAM'], mirex: ['NO'], specialities: ['40321004'], actor: ACTOR }, 'SE', 'actor'],
  ['a school whose clerk has a child elsewhere sees the child there, not the school', { roles: ['CLERK', 'LEGAL_REP'], mirex: ['SE'], establishment: UAI, candidates: CANDIDATES }, 'NO', 'candidates'],
  ['without a role, nothing of one’s own', { roles: [], mirex: ['NO'], establishment: UAI, candidates: CANDIDATES }, 'NO', ''],
  ['the nation’s rows are everybody’s', { roles: [], mirex: [] }, 'FR', 'ALL'],
];

describe('the rows that a caller sees', () => {
  it.each(cases)('%s', (_why, caller, owner, rows) => {
    const reach = reachOf(caller, owner);
    expect(reach.rows === 'OWN' ? own(reach.own) : reach.rows).toBe(rows);
  });

  it.each(MIREX_CODES)('are none of %s for who works for the six others, whatever their role', (owner) => {
    const mirex = MIREX_CODES.filter((code) => code !== owner);
    for (const role of ['HEAD', 'UNIT', 'SIGN', 'EST', 'INSP', 'DOC', 'FIN']) expect(reachOf({ roles: [role], mirex, establishment: UAI, specialities: ['40321004'] }, owner).rows).toBe('NONE');
  });

  it('are, of an actor elsewhere, under the roles of actors only', () => {
    const caller: Asking = { roles: ['FIN', 'DOC', 'EXAM'], mirex: ['NO'], actor: ACTOR };
    expect(reachOf(caller, 'SE')).toEqual({ rows: 'OWN', own: { actor: ACTOR }, roles: ['EXAM'] });
    expect([rolesAt(caller, 'NO'), rolesAt(caller, 'SE'), rolesAt({ ...caller, actor: undefined }, 'SE')]).toEqual([['FIN', 'DOC', 'EXAM'], ['EXAM'], []]);
  });
});
