import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { Answer } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';

import { type Desk, openDesk, UUID } from '../summons/summons-desk.fixture.ts';
import { MeetingState, NEXT_MEETING_STATES } from './meeting.rules.ts';
import { publishMinutes } from './meeting.service.ts';

const BEFORE = new Date('2026-05-20T08:00:00Z');
const DAY = new Date('2026-06-01T18:00:00Z');

let desk: Desk;
let now = BEFORE;
beforeAll(async () => {
  desk = await openDesk(() => now);
});
afterAll(() => desk.test.close());
beforeEach(async () => {
  now = BEFORE;
  await desk.test.context().em.execute('truncate meeting, summons, trace, outbox cascade');
});

const MEETING = 'meeting { id version state minutes attendees { actor { id } attendance summons { state activity date place document { version } } } changes { act before after reason } } userErrors { code }';
const ACTS = {
  planMeeting: ['PlanMeetingInput', MEETING], inviteAttendees: ['InviteAttendeesInput', MEETING], recordMeetingAttendance: ['RecordMeetingAttendanceInput', MEETING], publishMinutes: ['PublishMinutesInput', MEETING],
  cancelMeeting: ['CancelMeetingInput', MEETING], summonAttendees: ['ChangeMeetingInput', 'meeting { version state } summoned refused { actorId error { code } } userErrors { code }'],
} as const;
const act = async (name: keyof typeof ACTS, input: object): Promise<Answer['data']> => (await desk.test.ask(`mutation ($input: ${ACTS[name][0]}!) { ${name}(input: $input) { ${ACTS[name][1]} } }`, { input })).data[name];
const plan = (more: object = {}): Promise<Answer['data']> => act('planMeeting', {
  mirex: 'NO', session: 2026, kind: 'AGREEMENT', title: 'Entente E1', agenda: ['Barème', 'Calendrier'], date: '2026-06-01', halfDay: 'MORNING', startsAt: '09:30', place: 'Rennes, salle 4', ...more,
});

/** A meeting to which three actors are invited, of whom the last is busy. */
async function invited(): Promise<{ id: string; version: number }> {
  const { meeting: { id } } = await plan();
  const { meeting } = await act('inviteAttendees', { id, version: 1, actorIds: desk.people.slice(0, 3) });
  await desk.act('issueSummons', desk.mission(2, { date: '2026-06-01' }));
  return { id, version: meeting.version };
}

describe('a meeting', () => {
  it('is planned, convened, held and minuted; who did not come has no honoured summons', async () => {
    const { id, version } = await invited();
    expect(await act('summonAttendees', { id, version })).toEqual({
      meeting: { version: 3, state: 'CONVENED' }, summoned: 2, refused: [{ actorId: desk.people[2], error: { code: 'SUMMONS_OVERLAPS' } }], userErrors: [],
    });
    expect(await act('summonAttendees', { id, version: 3 })).toMatchObject({ summoned: 0, refused: [{ error: { code: 'SUMMONS_OVERLAPS' } }] });
    const lines = [{ actorId: desk.people[0], attendance: 'PRESENT' }, { actorId: desk.people[1], attendance: 'EXCUSED' }];
    expect((await act('recordMeetingAttendance', { id, version: 4, lines })).userErrors).toEqual([{ code: 'MEETING_NOT_YET_HELD' }]);
    now = DAY;
    expect((await act('recordMeetingAttendance', { id, version: 4, lines: [...lines, { actorId: desk.people[2], attendance: 'PRESENT' }] })).userErrors).toEqual([{ code: 'MEETING_ATTENDEE_NOT_SUMMONED' }]);
    const { meeting } = await act('recordMeetingAttendance', { id, version: 4, lines });
    expect(meeting.attendees.slice(0, 2)).toEqual([
      { actor: { id: desk.people[0] }, attendance: 'PRESENT', summons: { state: 'HONOURED', activity: 'MEETING', date: '2026-06-01', place: 'Rennes, salle 4', document: { version: 1 } } },
      { actor: { id: desk.people[1] }, attendance: 'EXCUSED', summons: expect.objectContaining({ state: 'ABSENT_JUSTIFIED' }) },
    ]);
    expect((await act('publishMinutes', { id, version: 5, minutes: ' ' })).userErrors).toEqual([{ code: 'MEETING_MINUTES_EMPTY' }]);
    const minuted = await act('publishMinutes', { id, version: 5, minutes: 'Barème arrêté.' });
    expect(minuted.meeting).toMatchObject({ state: 'MINUTED', minutes: 'Barème arrêté.' });
    expect(minuted.meeting.changes.map(({ act: name }: Answer['data']) => name)).toEqual(['PLANNED', 'INVITED', 'CONVENED', 'CONVENED', 'HELD', 'MINUTED']);
    expect((await act('cancelMeeting', { id, version: 6, reason: 'Trop tard' })).userErrors).toEqual([{ code: 'MEETING_STATE' }]);
  });

  it.each<[string, object, string]>([
    ['without a title', { title: ' ' }, 'MEETING_TITLE_EMPTY'], ['without an agenda', { agenda: [] }, 'MEETING_AGENDA_EMPTY'], ['with an empty point', { agenda: ['A', ' '] }, 'MEETING_AGENDA_EMPTY'],
    ['in the past', { date: '2026-05-19' }, 'MEETING_DATE_PAST'], ['at no hour', { startsAt: '9h30' }, 'MEETING_TIME_MALFORMED'], ['of no session', { session: 2031 }, 'SESSION_UNKNOWN'],
  ])('is not planned %s', async (_why, more, code) => expect((await plan(more)).userErrors).toEqual([{ code }]));

  it('refuses attendees that nobody knows, twice, or that are summoned already; and to convene nobody', async () => {
    const { meeting: { id } } = await plan();
    expect((await act('summonAttendees', { id, version: 1 })).userErrors).toEqual([{ code: 'MEETING_WITHOUT_ATTENDEES' }]);
    expect((await act('inviteAttendees', { id, version: 1, actorIds: [globalId('NO', 'ACT', UUID)] })).userErrors).toEqual([{ code: 'MEETING_ATTENDEE_UNKNOWN' }]);
    expect((await act('inviteAttendees', { id, version: 1, actorIds: [desk.people[0], desk.people[0]] })).userErrors).toEqual([{ code: 'MEETING_ATTENDEE_TWICE' }]);
    expect((await act('inviteAttendees', { id, version: 7, actorIds: [] })).userErrors).toEqual([{ code: 'MEETING_CHANGED_MEANWHILE' }]);
    expect((await act('inviteAttendees', { id: globalId('NO', 'MEE', UUID), version: 1, actorIds: [] })).userErrors).toEqual([{ code: 'MEETING_UNKNOWN' }]);
    await act('inviteAttendees', { id, version: 1, actorIds: [desk.people[0]] });
    await act('summonAttendees', { id, version: 2 });
    expect((await act('inviteAttendees', { id, version: 3, actorIds: [desk.people[1]] })).userErrors).toEqual([{ code: 'MEETING_ATTENDEE_SUMMONED' }]);
  });

  it('that is cancelled cancels its summonses, for a reason', async () => {
    const { id, version } = await invited();
    await act('summonAttendees', { id, version });
    expect((await act('cancelMeeting', { id, version: 3, reason: ' ' })).userErrors).toEqual([{ code: 'MEETING_REASON_EMPTY' }]);
    const { meeting } = await act('cancelMeeting', { id, version: 3, reason: 'Grève' });
    expect(meeting.attendees.map(({ summons }: Answer['data']) => summons?.state ?? null)).toEqual(['CANCELLED', 'CANCELLED', null]);
    expect(await desk.test.context().em.execute(`select count(*)::int as taken from diary_entry where actor_id = ?`, [desk.people[0]])).toEqual([{ taken: 0 }]);
  });

  it('shows to who is invited, and to nobody else', async () => {
    const { id } = await invited();
    const self = (n: number): Caller => ({ sub: 'self', roles: ['EXAM'], mirex: ['NO'], actor: desk.people[n] });
    const seen = async (caller: Caller): Promise<Answer['data']> => (await desk.test.ask('{ meetings { edges { node { id agenda attendees { actor { id } } } } } }', {}, caller)).data.meetings.edges;
    expect(await seen(self(0))).toEqual([{ node: { id, agenda: ['Barème', 'Calendrier'], attendees: [{ actor: { id: desk.people[0] } }] } }]);
    expect(await seen(self(9))).toEqual([]);
  });

  it('changed by two at once is changed by one, and the other is told', async () => {
    const { id, version } = await invited();
    await act('summonAttendees', { id, version });
    now = DAY;
    await act('recordMeetingAttendance', { id, version: 3, lines: [] });
    const asked = { version: 4, minutes: 'Ceci.' };
    const held = (context: Parameters<typeof publishMinutes>[2]) => publishMinutes(id as never, asked, { ...context, em: Object.assign(context.em, { fork: () => context.em }) });
    expect(await meanwhile(desk.test.context(), held, () => act('publishMinutes', { id, version: 4, minutes: 'Cela.' }))).toMatchObject({ userErrors: [{ code: 'MEETING_CHANGED_MEANWHILE' }] });
  });
});

it('every state can be reached, and the last ones lead nowhere', () => {
  const reached = new Set<MeetingState>([MeetingState.PLANNED]);
  for (const state of reached) for (const next of NEXT_MEETING_STATES[state]) reached.add(next);
  expect([...reached].toSorted()).toEqual(Object.values(MeetingState).toSorted());
});
