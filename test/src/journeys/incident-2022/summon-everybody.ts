import { dice } from '@mirex/host/demonstration/people';
import { preRegistrationFile } from '@mirex/host/demonstration/pre-registrations';
import type { OfferFact } from '@mirex/schema/edition';

import { until } from '../../processes/until.ts';
import type { Casting } from '../../product/people.ts';
import { CANDIDATES, GROUND, invigilatorsOf, PAPER, type Place, SESSION, SPECIALITY } from './shares.ts';

const act = (name: string, input: string, give: string) => ({ act: name, input, give });
interface Row { readonly id: string }
const HOURS = 2;
const ROOMS = 30;

/** Enrols, places and summons the candidates of one MIREX, and those who watch over them, as its agents do: through the gateway. */
export async function summonEverybody(place: Place, cast: Casting, offers: readonly OfferFact[]): Promise<void> {
  const unit = cast({ roles: ['UNIT'], mirex: [place] });
  const { commune, timeZone, sat: { on, at } } = GROUND[place];
  const file = preRegistrationFile(dice(20220602 + CANDIDATES[place]), SESSION, offers, CANDIDATES[place]);
  const { preRegistrationImport } = await unit.act<{ preRegistrationImport: { linesKept: number } }>(act('importPreRegistrations', 'ImportPreRegistrationsInput', 'preRegistrationImport { linesKept }'),
    { mirex: place, session: SESSION, fileName: `${place}.csv`, contentBase64: file.toString('base64') });
  if (preRegistrationImport.linesKept !== CANDIDATES[place]) throw new Error(`${place} enrolled ${preRegistrationImport.linesKept} of ${CANDIDATES[place]}`);

  const rooms = Array.from({ length: ROOMS }, (_, i) => ({ code: `S${i}`, capacity: 40, accessible: i === 0 }));
  const { venue } = await unit.act<{ venue: Row }>(act('createVenue', 'CreateVenueInput', 'venue { id }'), { mirex: place, code: 'INCIDENT', name: `Centre de ${place}`, commune, timeZone, rooms });
  const { centre } = await unit.act<{ centre: Row }>(act('planCentre', 'PlanCentreInput', 'centre { id }'), { venueId: venue.id, session: SESSION, kind: 'COMPOSITION' });
  const endsAt = new Date(Date.parse(at) + HOURS * 3_600_000).toISOString();
  const { sitting } = await unit.act<{ sitting: Row }>(act('openSitting', 'OpenSittingInput', 'sitting { id }'), { centreId: centre.id, paperCode: PAPER, startsAt: at, endsAt });

  // Centres hears of the enrolments a little after candidates has written them.
  let run = '';
  await until(`centres of ${place} knows everybody`, async () => {
    const { run: found } = await unit.act<{ run: Row & { candidates: number; unplaced: number } }>(act('simulateAllocation', 'SimulateAllocationInput', 'run { id candidates unplaced }'), { mirex: place, session: SESSION, kind: 'COMPOSITION', seconds: 5 });
    run = found.id;
    return found.candidates === CANDIDATES[place] && found.unplaced === 0;
  });
  await unit.act(act('adoptAllocation', 'AdoptAllocationInput', 'run { state }'), { id: run, idempotencyKey: `adopt-${place}-0001` });
  await unit.act(act('writeCandidateSummonsText', 'WriteCandidateSummonsTextInput', 'text { version }'), { mirex: place, title: 'Convocation', body: '{{candidat}}, session {{session}}.' });
  const { issued } = await unit.act<{ issued: number }>(act('issueCandidateSummonses', 'IssueCandidateSummonsesInput', 'issued'), { mirex: place, session: SESSION, idempotencyKey: `issue-${place}-0001` });
  if (issued !== CANDIDATES[place]) throw new Error(`${place} summoned ${issued} of ${CANDIDATES[place]}`);
  await summonInvigilators(place, cast, { school: offers[0]?.uai ?? '', sitting: sitting.id, date: on });
}

async function summonInvigilators(place: Place, cast: Casting, { school, sitting, date }: { readonly school: string; readonly sitting: string; readonly date: string }): Promise<void> {
  const unit = cast({ roles: ['UNIT'], mirex: [place] });
  const lines: object[] = [];
  for (let rank = 0; rank < invigilatorsOf(place); rank += 1) {
    const { actor } = await unit.act<{ actor: Row }>(act('registerActor', 'RegisterActorInput', 'actor { id }'),
      { mirex: place, lastName: 'Veilleur', firstName: `Camille ${String.fromCodePoint(65 + rank)}`, establishment: school, competences: [{ role: 'INVIGILATOR', from: '2021-09-01' }] });
    lines.push({ actorId: actor.id, session: SESSION, activity: 'INVIGILATION', speciality: SPECIALITY, paper: PAPER, sittingId: sitting, date, halfDay: 'AFTERNOON', quantity: 1 });
  }
  const { summonses } = await unit.act<{ summonses: Row[] }>(act('issueSummonses', 'IssueSummonsesInput', 'summonses { id } refused { error { code message } }'), { mirex: place, forecast: false, idempotencyKey: `invigilators-${place}`, lines });
  if (summonses.length !== lines.length) throw new Error(`${place} summoned ${summonses.length} of ${lines.length} invigilators`);
}
