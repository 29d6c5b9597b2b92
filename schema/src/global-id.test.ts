import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { globalId, ID_TAGS, type IdTag, ownerOf, parseId } from './global-id.ts';
import { MIREX_CODES, NATION } from './mirex.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const owners = fc.constantFrom(NATION, ...MIREX_CODES);
const tags = fc.constantFrom(...(Object.keys(ID_TAGS) as IdTag[]));
const uuids = fc.uuid({ version: 7 });

describe('a global id', () => {
  it('is read back as it was written', () => {
    fc.assert(fc.property(owners, tags, uuids, (owner, tag, uuid) => {
      const id = globalId(owner, tag, uuid);
      expect(parseId(id, tag)).toEqual({ ok: true, value: { owner, tag, uuid } });
      expect(ownerOf(id)).toBe(owner);
    }));
  });

  it.each([
    ['an unknown MIREX', `XX-CAN-${UUID}`, 'MIREX_UNKNOWN'],
    ['another type', `NO-MRK-${UUID}`, 'ID_OF_ANOTHER_TYPE'],
    ['an unknown type', `NO-ZZZ-${UUID}`, 'ID_MALFORMED'],
    ['a UUID of version 4', 'NO-CAN-0199a2b4-7c11-4d3e-8f00-5a1b2c3d4e5f', 'ID_MALFORMED'],
    ['capitals in the UUID', `NO-CAN-${UUID.toUpperCase()}`, 'ID_MALFORMED'],
    ['a name of the prototype', `NO-toString-${UUID}`, 'ID_MALFORMED'],
    ['a NUL at its end', `NO-CAN-${UUID}\0`, 'ID_MALFORMED'],
    ['nothing', '', 'ID_MALFORMED'],
  ])('with %s is refused', (_why, text, code) => {
    expect(parseId(text, 'CAN')).toMatchObject({ ok: false, refusal: { code } });
  });

  it('of any text never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseId(text).ok).toBe(false);
      expect([undefined, ...MIREX_CODES, NATION]).toContain(ownerOf(text));
    }));
  });
});
