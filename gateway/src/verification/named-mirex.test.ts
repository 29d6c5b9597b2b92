import { expect, it } from '@jest/globals';

import { mirexOfReference, mirexOfStamp, readStamp } from './named-mirex.ts';

it.each([
  ['26-NO-000001', 'NO'], [' 26-op-000001 ', 'OP'], ['SE-CRT-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', 'SE'], ['26-FR-000001', undefined], ['26-XX-000001', undefined], ['NOM', undefined], ['', undefined],
])('the reference %s is of %s', (reference, mirex) => expect(mirexOfReference(reference)).toBe(mirex));

it.each([
  ['DC04FR00TEST25D725D9B001FRB1MAIMITI\u001dB2HOARAU\u001dB629022008BA26-OI-000001\u001dBB0123\u001d\u001fAAAA', 'OI'],
  ['B2HOARAU\u001dB629022008BANO26-000123/RELEVE/1\u001d\u001fAAAA', 'NO'],
  ['B2HOARAU\u001d\u001fBA26-NO-000001', undefined],
])('a stamp is of the MIREX that its reference names, not its signature: %#', (stamp, mirex) => expect(mirexOfStamp(stamp)).toBe(mirex));

it('separators are read as readers of stamps write them', () => expect(readStamp(' a<GS>b␟c<us>d ')).toBe('a\u001db\u001fc\u001fd'));
