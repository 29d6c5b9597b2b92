import { describe, expect, it } from '@jest/globals';
import { MIREX_CODES, type Owner } from '@mirex/schema/mirex';

import { type Asking, reachOf } from './reach.rules.ts';

const UAI = '0359901A';
const cases: [why: string, caller: Asking, owner: Owner, rows: string][] = [
  ['the bureau sees everywhere', { roles: ['BEX'], mirex: [] }, 'SE', 'ALL'],
  ['so does a machine of ours', { roles: ['SYSTEM'], mirex: [] }, 'SE', 'ALL'],
  ['an agent sees their MIREX', { roles: ['UNIT'], mirex: ['NO'] }, 'NO', 'ALL'],
  ['an agent sees no other', { roles: ['UNIT'], mirex: ['NO'] }, 'SE', 'NONE'],
  ['the widest role counts', { roles: ['CLERK', 'UNIT'], mirex: ['NO'], establishment: UAI }, 'NO', 'ALL'],
  ['a school sees its own', { roles: ['CLERK'], mirex: ['NO'], establishment: UAI }, 'NO', 'ESTABLISHMENT'],
  ['a school without a UAI sees nothing', { roles: ['EST'], mirex: ['NO'] }, 'NO', 'NONE'],
  ['a school sees nothing of another MIREX', { roles: ['EST'], mirex: ['NO'], establishment: UAI }, 'SE', 'NONE'],
  ['a UAI alone opens nothing', { roles: ['CAND'], mirex: ['NO'], establishment: UAI }, 'NO', 'NONE'],
  ['an examiner sees nothing yet', { roles: ['EXAM'], mirex: ['NO'] }, 'NO', 'NONE'],
  ['without a role, nothing', { roles: [], mirex: ['NO'] }, 'NO', 'NONE'],
  ['the nation’s rows are everybody’s', { roles: [], mirex: [] }, 'FR', 'ALL'],
];

describe('the rows that a caller sees', () => {
  it.each(cases)('%s', (_why, caller, owner, rows) => expect(reachOf(caller, owner).rows).toBe(rows));

  it.each(MIREX_CODES)('are none of %s for who works for the six others, whatever their role', (owner) => {
    const mirex = MIREX_CODES.filter((code) => code !== owner);
    for (const role of ['HEAD', 'UNIT', 'SIGN', 'EST', 'CENTRE']) expect(reachOf({ roles: [role], mirex, establishment: UAI }, owner).rows).toBe('NONE');
  });
});
