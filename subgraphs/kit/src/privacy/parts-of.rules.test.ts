import { expect, it } from '@jest/globals';

import { partsOf } from './parts-of.rules.ts';

const MINE = new Set(['me', 'mine']);

it.each([
  ['nothing', null, []],
  ['a number', 5, []],
  ['another’s id', 'other', []],
  ['a list of ids', ['other', 'me'], ['me']],
  ['lines of a run', [{ enrolmentId: 'me', centreId: 'c' }, { enrolmentId: 'other', centreId: 'd' }], [{ enrolmentId: 'me', centreId: 'c' }]],
  ['an object that names one, without what others are in', { head: 'me', since: 3, members: ['other', 'mine'] }, [{ head: 'me', since: 3 }, 'mine']],
  ['what stands under an id', { me: { seat: 4 }, other: { seat: 5 } }, [{ me: { seat: 4 } }]],
  ['what stands deep', { a: [{ b: { actor: 'me', role: 'CHAIR' } }] }, [{ actor: 'me', role: 'CHAIR' }]],
])('of %s', (_what, value, parts) => expect(partsOf(value, MINE)).toEqual(parts));
