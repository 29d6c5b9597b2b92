import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { MIREX, MIREX_CODES } from '@mirex/schema/mirex';

import { lastSessionOf } from '../diploma/last-session.rules.ts';
import { latestEdition, publishEdition } from '../edition/edition.service.ts';
import { type Row, upsertRows } from '../rows/upsert.ts';
import { DIPLOMAS } from './diplomas.ts';
import { ESTABLISHMENTS } from './establishments.ts';
import { lockRows } from './locks.ts';
import { offerRows } from './offers.ts';
import { paperRows } from './papers.ts';
import { rateRows } from './rates.ts';
import { regulationItemRows, regulationRows } from './regulations.ts';
import { calendarRows, localPhases, sessionRows } from './sessions.ts';
import { REPLACEMENTS, RNCP, SPECIALITIES } from './specialities.ts';
import { clockOf, MIREX_NOTES, MIREX_START, MULTI_SITE_UNTIL, SERVICES, TERRITORIES } from './territories.ts';

const territoryTables = (): readonly Table[] => [
  ['mirex', ['code'], MIREX_CODES.map((code) => ({ code, ...MIREX[code], multiSiteUntil: MIREX[code].kind === 'METROPOLITAN' ? MULTI_SITE_UNTIL : null, note: MIREX_NOTES[code] ?? null }))],
  ['competent_service', ['mirexCode', 'name'], SERVICES.map(([mirexCode, name, role, status]) =>
    ({ mirexCode, name, role, validFrom: MIREX_START.effectiveFrom, validTo: null, status }))],
  ['region', ['code'], TERRITORIES.map((territory) => ({ code: territory[0], name: territory[1], zone: territory[2], ...clockOf(territory) }))],
  ['department', ['code'], TERRITORIES.flatMap(([regionCode, , , , departments]) => departments.split('|').map((text) => {
    const [code = '', ...name] = text.split(' ');
    return { code, name: name.join(' '), regionCode };
  }))],
  ['territory_assignment', ['regionCode', 'firstSession'], TERRITORIES.flatMap(([regionCode, , , mirexCode]) =>
    (mirexCode === null ? [] : [{ regionCode, mirexCode, ...MIREX_START, lastSession: null }]))],
  ['establishment', ['uai'], ESTABLISHMENTS.map(([uai, name, sector, departmentCode, commune]) => ({ uai, name, sector, departmentCode, commune }))],
];

const diplomaTables = (): readonly Table[] => [
  ['diploma', ['code'], DIPLOMAS],
  ['speciality', ['code'], SPECIALITIES.map(([code, diplomaCode, label, firstSession, lastSession, openedOn, closedOn]) =>
    ({ code, diplomaCode, label, firstSession, ...lastSessionOf(lastSession, closedOn), openedOn, closedOn }))],
  ['replacement', ['oldCode', 'newCode'], REPLACEMENTS.map(([oldCode, newCode]) => ({ oldCode, newCode }))],
  ['rncp_record', ['specialityCode', 'number'], RNCP.map(([specialityCode, number, firstSession, lastSession]) => ({ specialityCode, number, firstSession, lastSession }))],
  ['paper', ['code'], paperRows()],
  ['exam_regulation', ['code'], regulationRows()],
  ['regulation_item', ['regulationCode', 'name'], regulationItemRows()],
  ['rate', ['code'], rateRows()],
  ['exam_session', ['year'], sessionRows()],
  ['session_calendar', ['sessionYear', 'zone'], calendarRows()],
  ['session_lock', ['act'], lockRows()],
];

type Table = readonly [table: string, key: readonly string[], rows: readonly Row[]];

/**
 * Loads the national referential into an empty one, and publishes it as edition 1. Where an edition was published, it
 * changes nothing: from then on the referential is the bureau's.
 *
 * Two who load at once: the second waits for the first, and finds its edition.
 *
 * @param report told of each step, in French, with its count.
 */
export async function loadNationalReferential(context: Context, report: (step: string) => void): Promise<void> {
  await context.em.transactional(async (tx) => {
    await tx.execute('lock table published_edition in exclusive mode');
    const held = await latestEdition(tx);
    const inside = within(context, tx);
    if (held) return report(`édition ${held.number} déjà publiée`);

    for (const [table, key, rows] of [...territoryTables(), ...diplomaTables()]) await upsertRows(inside, table, key, rows);
    await loadPhases(tx);
    const offers = offerRows().map((offer) => ({ id: context.newId('OFF'), ...offer }));
    await upsertRows(inside, 'training_offer', ['uai', 'specialityCode', 'route', 'firstSession'], offers);
    report(`${TERRITORIES.length} territoires, ${ESTABLISHMENTS.length} établissements de démonstration, ${SPECIALITIES.length} spécialités, ${offers.length} offres`);

    const published = await publishEdition('Chargement du référentiel national', inside);
    if (!published.ok) throw new Error(`the national referential cannot be published: ${published.refusal.code}`);
    report(`édition ${published.value.number} publiée`);
  });
}

/** The days of a phase as instants: the database knows the time zones, summer time included. */
async function loadPhases(tx: EntityManager): Promise<void> {
  await tx.execute(
    `insert into session_phase (session_year, zone, phase, starts_at, ends_at, status)
     select p."sessionYear", p.zone, p.phase, p."firstDay" at time zone p."timeZone", p."endDay" at time zone p."timeZone", 'TO_BE_CHECKED'
     from jsonb_to_recordset(?::jsonb) as p("sessionYear" integer, zone text, "timeZone" text, phase text, "firstDay" timestamp, "endDay" timestamp)
     on conflict do nothing`,
    [JSON.stringify(localPhases())],
  );
}
