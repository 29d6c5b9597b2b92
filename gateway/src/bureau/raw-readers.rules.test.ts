import { describe, expect, it } from '@jest/globals';
import type { Requirement } from '@mirex/schema/access/requirements';
import type { Role } from '@mirex/schema/access/vocabulary';

import { checkRawCounts } from './raw-readers.rules.ts';

const COUNTED = new Set(['Statistics.enrolments', 'Session.enrolmentCount']);
const given = (roles: Role[], coordinate: string, ...gives: string[]): Requirement => ({ coordinate, roles: new Set(roles), gives: new Set(gives) });
const FOR_SCHOOLS = given(['BEX', 'EST'], 'Query.statistics', 'Statistics.enrolments');
const FOR_ALL = given(['ANY'], 'Session.enrolmentCount');

const cases: [why: string, roles: string[], needed: Requirement[], field: string | undefined][] = [
  ['the bureau reads any', ['BEX'], [FOR_SCHOOLS, FOR_ALL], undefined],
  ['a role that the count names reads it', ['EST'], [FOR_SCHOOLS], undefined],
  ['but not another that is open to all', ['EST'], [FOR_SCHOOLS, FOR_ALL], 'Session.enrolmentCount'],
  ['a role that it does not name does not', ['CAND'], [FOR_SCHOOLS], 'Statistics.enrolments'],
  ['a role called ANY is nobody’s', ['ANY'], [given(['BEX'], 'Session.enrolmentCount')], 'Session.enrolmentCount'],
  ['what is no count is not reserved', [], [given(['ANY'], 'Query.sessions', 'Session.label')], undefined],
];

describe('raw counts', () => {
  it.each(cases)('%s', (_why, roles, needed, field) => {
    const checked = checkRawCounts(needed, COUNTED, roles);
    expect(checked.ok ? undefined : checked.refusal.field).toBe(field);
  });
});
