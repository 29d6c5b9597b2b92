import { describe, expect, it } from '@jest/globals';

import { findStandIn } from './backup.rules.ts';
import { subjectInUse } from './subject-in-use.rules.ts';
import type { KnownSubject, SubjectRoleName, SubjectStateName } from './subject.rules.ts';

const subject = (code: string, role: SubjectRoleName | null, state: SubjectStateName, activatedAt: Date | null = null): KnownSubject & { activatedAt: Date | null } =>
  ({ code, role, state, activatedAt, sessionYear: 2027, digest: code, version: 1 });

describe('the subject in use', () => {
  it.each([
    ['the main one', [subject('a', 'MAIN', 'SELECTED'), subject('b', 'BACKUP', 'SELECTED')], 'a'],
    ['the backup once it is activated', [subject('a', 'MAIN', 'WITHDRAWN'), subject('b', 'BACKUP', 'SELECTED', new Date(1))], 'b'],
    ['the one that was activated last', [subject('b', 'BACKUP', 'SELECTED', new Date(1)), subject('c', 'REPLACEMENT', 'SELECTED', new Date(2))], 'c'],
    ['none while the main one is compromised', [subject('a', 'MAIN', 'COMPROMISED'), subject('b', 'BACKUP', 'SELECTED')], undefined],
    ['none before one is chosen', [subject('a', null, 'VALIDATED')], undefined],
  ])('is %s', (_why, subjects, code) => expect(subjectInUse(subjects)?.code).toBe(code));
});

describe('what stands in', () => {
  it.each([
    ['the backup', [subject('a', 'MAIN', 'COMPROMISED'), subject('c', 'REPLACEMENT', 'SELECTED'), subject('b', 'BACKUP', 'SELECTED')], 'b'],
    ['the replacement when the backup has leaked too', [subject('a', 'MAIN', 'WITHDRAWN'), subject('b', 'BACKUP', 'COMPROMISED'), subject('c', 'REPLACEMENT', 'SELECTED')], 'c'],
    ['nothing when none is left', [subject('b', 'BACKUP', 'COMPROMISED')], 'BACKUP_MISSING'],
    ['nothing when nothing has leaked', [subject('a', 'MAIN', 'SELECTED'), subject('b', 'BACKUP', 'SELECTED')], 'BACKUP_NOT_COMPROMISED'],
  ])('is %s', (_why, subjects, expected) => {
    const found = findStandIn(subjects, 'X.E1');
    expect(found.ok ? found.value.standIn.code : found.refusal.code).toBe(expected);
  });
});
