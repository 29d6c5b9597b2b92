import { expect, it } from '@jest/globals';

import { readStatements } from '../access/statements.ts';
import { ACCESS_SDL } from '../access/vocabulary.ts';
import { readHints, wrongHints } from './hints.ts';
import { CACHE_SDL } from './vocabulary.ts';

const toy = (sdl: string) => readStatements(`${ACCESS_SDL} ${CACHE_SDL} ${sdl}`);

it('a field’s own word comes before that of the type that it gives', () => {
  const hints = readHints(toy(`type Query { one: Thing other: Thing @cacheControl(maxAge: 9) none: Int }
    type Thing @cacheControl(maxAge: 60, scope: PUBLIC) { id: ID! }`));
  expect([...hints]).toEqual([['Query.one', { maxAge: 60, scope: 'PUBLIC' }], ['Query.other', { maxAge: 9, scope: 'PRIVATE' }]]);
});

it.each([
  ['everybody is answered the same', 'a: Int @access(who: [ANY], within: NATION) @cacheControl(maxAge: 60, scope: PUBLIC)', []],
  ['only some may ask', 'a: Int @access(who: [BEX], within: NATION) @cacheControl(maxAge: 60, scope: PUBLIC)', ['Query.a is not the same for everybody: its scope is PRIVATE.']],
  ['everybody sees their own', 'a: Int @access(who: [ANY]) @cacheControl(maxAge: 60, scope: PUBLIC)', ['Query.a is not the same for everybody: its scope is PRIVATE.']],
  ['it is one’s own and kept for oneself', 'a: Int @access(who: [CAND]) @cacheControl(maxAge: 5)', []],
  ['it is sensitive', 'a: Int @access(who: [CAND], sensitive: HEALTH) @cacheControl(maxAge: 5)', ['Query.a is sensitive: each of its readings is journalled, so it is never kept.']],
  ['it is kept for ever', 'a: Int @access(who: [CAND]) @cacheControl(maxAge: 999999)', ['Query.a may be kept for 1 to 3600 seconds, not 999999.']],
])('of a field of which %s', (_why, field, faults) => { expect(wrongHints(toy(`type Query { ${field} }`))).toEqual(faults); });
