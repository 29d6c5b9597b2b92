import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { LockFact } from './session-facts.ts';
import { type ActOpening, openingOf, SESSION_PHASES } from './session-lock.ts';

const LOCKS: readonly LockFact[] = [
  { act: 'ENROL', from: 'ENROLMENT_OPEN', until: 'ENROLMENT_OPEN', after: 'NOBODY' },
  { act: 'ALLOCATE', from: 'ORGANISATION', until: 'ORGANISATION', after: 'MIREX' },
];
const NOON = new Date('2026-12-01T12:00:00Z');
const reopened = (until: string) => ({ phase: 'ENROLMENT_OPEN', until });

it.each<[why: string, act: 'ENROL' | 'ALLOCATE', state: string, again: { phase: string; until: string } | null, opening: ActOpening]>([
  ['before its phase', 'ENROL', 'DECLARED', null, 'NOT_YET'],
  ['in its phase', 'ENROL', 'ENROLMENT_OPEN', null, 'OPEN'],
  ['after it', 'ENROL', 'ENROLMENT_CLOSED', null, 'CLOSED'],
  ['after it, opened again', 'ENROL', 'ORGANISATION', reopened('2026-12-01T12:00:00.001Z'), 'OPEN'],
  ['at the instant until which it was opened again', 'ENROL', 'ORGANISATION', reopened('2026-12-01T12:00:00.000Z'), 'CLOSED'],
  ['after its phase, for the MIREX', 'ALLOCATE', 'SUMMONED', null, 'WITH_REASON'],
  ['once the session is closed, for nobody', 'ALLOCATE', 'CLOSED', null, 'CLOSED'],
])('%s', (_why, act, state, again, opening) => {
  expect(openingOf(act, { state, reopened: again }, LOCKS, NOON)).toBe(opening);
});

it('is closed for an act that nobody has said anything of', () => {
  fc.assert(fc.property(fc.constantFrom(...SESSION_PHASES), (state) => expect(openingOf('CLAIM', { state, reopened: null }, LOCKS, NOON)).toBe('CLOSED')));
});
