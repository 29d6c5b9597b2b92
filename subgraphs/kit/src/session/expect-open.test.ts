import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSets } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Caller } from '../context.ts';
import { keepEdition } from '../edition.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { expectOpen } from './expect-open.ts';

const unit: Caller = { sub: 'unit', roles: ['UNIT'], mirex: ['NO'] };
const head: Caller = { sub: 'centre', roles: ['CENTRE'], mirex: ['NO'] };
const locks = [
  { act: 'ENTER_MARKS', from: 'PAPERS', until: 'MARKING', after: 'NOBODY' },
  { act: 'RECORD_ATTENDANCE', from: 'PAPERS', until: 'MARKING', after: 'MIREX' },
] as const;
const territories = [{ region: '53', mirex: 'NO', firstSession: 2021, lastSession: null, zone: 'METRO', timeZone: 'Europe/Paris', departments: ['35'] }] as const;
const inPhase = (state: string, reopened: DataSets['calendars'][number]['reopened'] = null): DataSets['calendars'] =>
  [{ session: 2027, zone: 'METRO', timeZone: 'Europe/Paris', state, reopened, phases: [] }];

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(toy, { owner: 'NO', now: () => new Date('2027-06-20T08:00:00Z') });
});
afterAll(() => test.close());

let edition = 1;
/** What the client is told: a code, or that the act is open. */
async function asked(act: 'ENTER_MARKS' | 'RECORD_ATTENDANCE', caller: Caller, calendars: DataSets['calendars']): Promise<unknown> {
  await keepEdition(test.instance.context().em, { number: (edition += 1), dataSets: { calendars, locks: [...locks], territories: [...territories] } });
  const context = { ...test.instance.context(), caller };
  return expectOpen(act, 2027, context).then(() => 'OPEN', (error: { extensions?: { code?: string } }) => error.extensions?.code);
}

describe('what the phases of a session open and lock', () => {
  it.each([
    ['an act before its phase is not open yet', 'ENTER_MARKS', unit, 'SUMMONED', 'SESSION_ACT_NOT_YET'],
    ['in its phase it is', 'ENTER_MARKS', unit, 'MARKING', 'OPEN'],
    ['after it, not even agents may where the lock says nobody', 'ENTER_MARKS', unit, 'MARKS_CLOSED', 'SESSION_ACT_CLOSED'],
    ['where it says the MIREX, agents may', 'RECORD_ATTENDANCE', unit, 'MARKS_CLOSED', 'OPEN'],
    ['and a head of centre may not', 'RECORD_ATTENDANCE', head, 'MARKS_CLOSED', 'SESSION_ACT_CLOSED'],
    ['nor an agent of another MIREX', 'RECORD_ATTENDANCE', { ...head, roles: ['CENTRE', 'UNIT'], mirex: ['SE'], centres: ['NO-CEN-1' as GlobalId] }, 'MARKS_CLOSED', 'SESSION_ACT_CLOSED'],
  ] as const)('%s', async (_why, act, caller, state, expected) => {
    expect(await asked(act, caller, inPhase(state))).toBe(expected);
  });

  it('a phase that the bureau has opened again opens what it opens, until its instant', async () => {
    const again = (until: string) => asked('ENTER_MARKS', unit, inPhase('DELIBERATION', { phase: 'MARKING', until }));
    expect(await again('2027-06-21T00:00:00Z')).toBe('OPEN');
    expect(await again('2027-06-20T07:00:00Z')).toBe('SESSION_ACT_CLOSED');
  });

  it('a session without a calendar here is not locked, nor what the product asks itself', async () => {
    expect(await asked('ENTER_MARKS', unit, [])).toBe('OPEN');
    expect(await asked('ENTER_MARKS', { sub: 'system', roles: ['SYSTEM'], mirex: [] }, inPhase('CLOSED'))).toBe('OPEN');
  });
});
