import { createHmac } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkSeal, isSealSecret, peerSecret, seal, SEAL_WINDOW_MS, type Sealed, sealKeys } from './signature.ts';

const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
const NOW = Date.parse('2026-06-15T08:00:00Z');
const MESSAGE: Sealed = { at: NOW, to: 'candidates@NO', claims: '{"sub":"me"}', body: '{"query":"{ a }"}' };

describe('a seal', () => {
  const cases: [why: string, changes: Partial<Sealed>, now: number, code: string][] = [
    ['over a window old', {}, NOW + SEAL_WINDOW_MS + 1, 'SEAL_EXPIRED'],
    ['from over a window ahead', {}, NOW - SEAL_WINDOW_MS - 1, 'SEAL_EXPIRED'],
    ['for another MIREX', { to: 'candidates@SE' }, NOW, 'SEAL_INVALID'],
    ['for another subgraph', { to: 'grades@NO' }, NOW, 'SEAL_INVALID'],
    ['of another caller', { claims: '{"sub":"somebody else"}' }, NOW, 'SEAL_INVALID'],
    ['of another body', { body: '{"query":"{ b }"}' }, NOW, 'SEAL_INVALID'],
  ];
  it.each(cases)('is refused when it is %s', (_why, changes, now, code) => {
    expect(checkSeal(OLD, seal(OLD, MESSAGE), { ...MESSAGE, ...changes }, now)).toEqual({ ok: false, refusal: { code } });
  });

  it.each([[NOW - SEAL_WINDOW_MS], [NOW + SEAL_WINDOW_MS]])('holds to the very end of its window: %s', (now) => {
    expect(checkSeal(OLD, seal(OLD, MESSAGE), MESSAGE, now).ok).toBe(true);
  });

  it('is another each time, and says which', () => {
    const [first, second] = [1, 2].map(() => checkSeal(OLD, seal(OLD, MESSAGE), MESSAGE, NOW));
    expect(first).toMatchObject({ ok: true, value: { at: NOW, nonce: expect.stringMatching(/^[0-9a-f]{16}$/) } });
    expect(second).not.toEqual(first);
  });

  it('is the HMAC that Node computes, whatever the key and the words', () => {
    const keys = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }).filter((key) => !/\s/.test(key));
    const bodies = fc.oneof(fc.string({ unit: 'binary' }), fc.integer({ min: 65_000, max: 66_000 }).map((length) => 'é'.repeat(length / 2)));
    fc.assert(fc.property(keys, fc.string({ unit: 'binary' }), bodies, (key, claims, body) => {
      const [at, , nonce, mac] = seal(key, { ...MESSAGE, claims, body }).split('.');
      expect(mac).toBe(createHmac('sha256', key).update(`${at}\n${nonce}\n${MESSAGE.to}\n${claims.length}\n${claims}${body}`).digest('hex'));
    }));
  });

  it('does not hold when what the claims say is moved into the body, or the other way', () => {
    const { claims, body } = MESSAGE;
    for (const at of [-1, 1]) {
      const all = claims + body;
      const moved = { ...MESSAGE, claims: all.slice(0, claims.length + at), body: all.slice(claims.length + at) };
      expect(checkSeal(OLD, seal(OLD, MESSAGE), moved, NOW)).toMatchObject({ refusal: { code: 'SEAL_INVALID' } });
    }
  });

  it('of which any character is another does not hold', () => {
    const header = seal(OLD, MESSAGE);
    fc.assert(fc.property(fc.nat(header.length - 1), fc.constantFrom(...'0123456789abcdef.'), (at, character) => {
      fc.pre(header[at] !== character);
      expect(checkSeal(OLD, header.slice(0, at) + character + header.slice(at + 1), MESSAGE, NOW).ok).toBe(false);
    }));
  });

  it.each([undefined, '', 'x', `${NOW}.${'a'.repeat(64)}`])('that is none is missing: %s', (header) => {
    expect(checkSeal(OLD, header, MESSAGE, NOW)).toEqual({ ok: false, refusal: { code: 'SEAL_MISSING' } });
  });
});

describe('a key', () => {
  it.each([
    ['while everybody still seals with the old one', OLD, `${OLD} ${NEW}`, true],
    ['when some have begun to seal with the new one', `${NEW} ${OLD}`, `${OLD}\n${NEW}\n`, true],
    ['when all seal with the new one', NEW, NEW, true],
    ['but not when it is retired', OLD, NEW, false],
  ])('is believed %s', (_why, sender, receiver, ok) => {
    expect(checkSeal(receiver, seal(sender, MESSAGE), MESSAGE, NOW)).toMatchObject(ok ? { ok } : { ok, refusal: { code: 'SEAL_KEY_UNKNOWN' } });
  });

  it('of a pair of owners changes with the key that it is made of', () => {
    const asker = peerSecret(NEW, 'NO');
    expect(checkSeal(peerSecret(`${OLD} ${NEW}`, 'NO'), seal(asker, MESSAGE), MESSAGE, NOW).ok).toBe(true);
    expect(checkSeal(peerSecret(OLD, 'NO'), seal(asker, MESSAGE), MESSAGE, NOW).ok).toBe(false);
  });

  it.each([['', false], [' \n', false], [OLD, true], [`${OLD} ${NEW}`, true], [`${OLD} court`, false]])('is long enough, each of them: %j', (secret, expected) => {
    expect(isSealSecret(secret)).toBe(expected);
  });

  it('that is none seals nothing', () => {
    expect(sealKeys(' ')).toEqual([]);
    expect(() => seal(' ', MESSAGE)).toThrow(/without a key/);
  });
});
