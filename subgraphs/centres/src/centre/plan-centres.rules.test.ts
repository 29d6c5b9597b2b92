import { expect, it } from '@jest/globals';
import { globalId, type GlobalId, type IdTag } from '@mirex/schema/global-id';

import { PAPERS, planOf, sittingOf, TERRITORIES } from '../centres.fixture.ts';
import { TIME_ZONES } from '../venue/time-zones.ts';
import { type CentrePlan, draftPlans, type KnownVenue, planKey } from './plan-centres.rules.ts';

const WINDOW = [{ startsAt: '2026-05-25T00:00:00Z', endsAt: '2026-07-01T00:00:00Z' }];
const RENNES: KnownVenue = { id: 'v' as GlobalId, code: 'RENNES', timeZone: 'Europe/Paris', closedOn: null, commune: '35238', rooms: [{ equipment: [] }] };
const draft = (plans: CentrePlan[], { venues = [], planned = [] }: { venues?: KnownVenue[]; planned?: string[] } = {}) => {
  let n = 0;
  const newId = (tag: IdTag) => globalId('NO', tag, String((n += 1)));
  return draftPlans(plans, { papers: new Map(PAPERS.map((paper) => [paper.code, paper])), timeZones: TIME_ZONES, mirex: 'NO', territories: TERRITORIES, windows: () => WINDOW, venues, planned: new Set(planned), newId });
};
const elsewhere = { ...planOf().venue, code: 'BREST' };

it('describes a venue once for its two centres, and gives each sitting its speciality and its venue’s clock', () => {
  const outcome = draft([planOf(), planOf({ kind: 'FACE_TO_FACE' }), planOf({ venue: { ...elsewhere, timeZone: 'Pacific/Noumea' } })]);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { venues, centres, sittings } = outcome.value;
  expect(venues.map(({ code }) => code)).toEqual(['RENNES', 'BREST']);
  expect(centres.map(({ venueId, kind }) => [venueId, kind])).toEqual([
    [venues[0]?.id, 'COMPOSITION'], [venues[0]?.id, 'FACE_TO_FACE'], [venues[1]?.id, 'COMPOSITION'],
  ]);
  expect(sittings.map(({ centreId, specialityCode, timeZone }) => [centreId, specialityCode, timeZone])).toEqual([
    [centres[0]?.id, '40321004', 'Europe/Paris'], [centres[1]?.id, '40321004', 'Europe/Paris'], [centres[2]?.id, '40321004', 'Pacific/Noumea'],
  ]);
});

it('takes a venue that is known as it is', () => {
  const outcome = draft([planOf({ venue: { ...planOf().venue, rooms: [] } })], { venues: [RENNES] });
  expect(outcome).toMatchObject({ ok: true, value: { venues: [], centres: [{ venueId: 'v' }] } });
});

const twice = [sittingOf('40321004.E1', '2026-06-08T07:00:00Z'), sittingOf('40321004.E1', '2026-06-08T07:00:00Z')];
const refused: [why: string, plans: CentrePlan[], ground: Parameters<typeof draft>[1], refusal: object][] = [
  ['whose venue is closed', [planOf()], { venues: [{ ...RENNES, closedOn: '2026-01-01' }] }, { code: 'VENUE_CLOSED', plan: 0 }],
  ['whose venue has no room', [planOf(), planOf({ venue: { ...elsewhere, rooms: [] } })], {}, { code: 'VENUE_WITHOUT_ROOM', plan: 1 }],
  ['planned already', [planOf()], { venues: [RENNES], planned: [planKey(RENNES.id, 2026, 'COMPOSITION')] }, { code: 'CENTRE_ALREADY_PLANNED', plan: 0 }],
  ['planned twice', [planOf(), planOf()], {}, { code: 'CENTRE_ALREADY_PLANNED', plan: 1 }],
  ['with a sitting twice', [planOf({ sittings: twice })], {}, { code: 'SITTING_ALREADY_OPEN', plan: 0 }],
  ['in another MIREX', [planOf({ venue: { ...elsewhere, commune: '69123' } })], {}, { code: 'COMMUNE_OF_ANOTHER_MIREX', plan: 0 }],
  ['with a sitting out of the schedule', [planOf({ sittings: [sittingOf('40321004.E1', '2026-07-08T07:00:00Z')] })], {}, { code: 'SITTING_OUT_OF_CALENDAR', plan: 0 }],
  ['with a sitting that its rooms are not equipped for', [planOf({ sittings: [{ ...sittingOf('40321004.E1', '2026-06-08T07:00:00Z'), requires: ['SPORTS'] }] })], {}, { code: 'SITTING_WITHOUT_EQUIPMENT', plan: 0 }],
  ['with a sitting that cannot be', [planOf({ sittings: [sittingOf('40321004.E3', '2026-06-08T07:00:00Z')] })], {}, { code: 'PAPER_NOT_TERMINAL', plan: 0 }],
];
it.each(refused)('refuses a centre %s, and names the plan', (_why, plans, ground, refusal) => {
  expect(draft(plans, ground)).toMatchObject({ ok: false, refusal });
});
