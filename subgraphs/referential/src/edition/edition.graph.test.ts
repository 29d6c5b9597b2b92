import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { dataSet, keepEdition } from '@mirex/kit/edition';
import { ruleNumber } from '@mirex/schema/regulation';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { ESTABLISHMENTS } from '../national/establishments.ts';
import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const PUBLISH = 'mutation ($note: String!) { publishEdition(note: $note) { edition { number note } userErrors { code } } }';
const PULL = 'query ($names: [DataSetName!]!, $after: Int) { editionContent(dataSets: $names, after: $after) { number content } }';
const ALL = ['specialities', 'establishments', 'offers', 'papers', 'sessions', 'rates', 'territories', 'regulations', 'calendars'];

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

const publish = async (note: string, caller = BUREAU) => (await test.ask(PUBLISH, { note }, caller)).data.publishEdition;
const rename = (uai: string, sector: string) => test.instance.context().em.execute('update establishment set sector = ? where uai = ?', [sector, uai]);

describe('what instances pull', () => {
  it('is the data sets that they name, in the shapes of the contract', async () => {
    const { data } = await test.ask(PULL, { names: ALL }, SYSTEM);
    const { number, content } = data.editionContent;
    const sets = JSON.parse(content);
    expect(number).toBe(1);
    expect(Object.keys(sets).sort()).toEqual([...ALL].sort());
    expect(sets.specialities).toContainEqual({ code: '51321005', label: expect.any(String), diploma: 'BEPA', firstSession: 2010, lastSession: 2021, replaces: [] });
    expect(sets.establishments).toHaveLength(ESTABLISHMENTS.length);
    expect(sets.establishments).toContainEqual({ uai: ESTABLISHMENTS[0]?.[0], mirex: 'NO', sector: 'PUBLIC', region: '53' });
    expect(sets.papers).toContainEqual({ code: '40321004.E4.1', label: 'Épreuve E4, écrit de 2 h', speciality: '40321004', mode: 'TERMINAL', coefficientTenths: 15, markStep: 50, professional: false, optional: false, eps: false, firstSession: 2019, lastSession: null });
    expect(sets.sessions).toContainEqual({ year: 2026, phase: 'MARKING' });
    expect(sets.rates).toContainEqual({ activity: 'SCRIPT_MARKING', level: 5, unit: 'SCRIPT', minor: '250', currency: 'EUR', from: '2020-09-01', to: null });
    expect(sets.territories).toContainEqual({ region: '06', mirex: 'OI', firstSession: 2021, lastSession: null, zone: 'REUNION_MAYOTTE', timeZone: 'Indian/Mayotte', departments: ['976'] });
    const caledonia = sets.calendars.find(({ session, zone }: { session: number; zone: string }) => session === 2026 && zone === 'NOUVELLE_CALEDONIE');
    expect(caledonia).toMatchObject({ timeZone: 'Pacific/Noumea', state: 'MARKING', reopened: null });
    expect(caledonia.phases).toContainEqual({ phase: 'PUBLISHED', startsAt: '2026-12-07T13:00:00.000Z', endsAt: '2026-12-09T13:00:00.000Z' });
    expect(ruleNumber(sets.regulations, { diploma: 'CAPA', session: 2026 }, 'EXTRA_TIME_AT_MOST_THIRDS')).toBe(1);
    expect(sets.offers[0]).toEqual({ uai: expect.any(String), speciality: expect.any(String), route: expect.any(String), firstSession: expect.any(Number), lastSession: null });
  });

  it('is kept and read again by the kit, and is nothing when they have it', async () => {
    const { data } = await test.ask(PULL, { names: ['papers'] }, SYSTEM);
    const context = test.instance.context();
    await keepEdition(context.em, { number: data.editionContent.number, dataSets: JSON.parse(data.editionContent.content) });
    expect(await dataSet(context, 'papers')).toHaveLength(42);
    expect((await test.ask(PULL, { names: ['papers'], after: 1 }, SYSTEM)).data.editionContent).toBeNull();
  });
});

describe('an edition', () => {
  it('is published by the bureau alone', async () => {
    expect((await test.ask(PUBLISH, { note: 'Essai' }, AGENT)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is not published again when nothing changed', async () => {
    expect((await publish('Encore')).edition).toEqual({ number: 1, note: 'Chargement du référentiel national' });
  });

  it('tells what changed since an earlier one, which goes on saying what it said', async () => {
    const uai = ESTABLISHMENTS[0]?.[0] ?? '';
    await rename(uai, 'PRIVATE_HIGHER_ED');
    expect((await publish('Changement de statut')).edition.number).toBe(2);
    const { data } = await test.ask('{ changesSince(edition: 1) { dataSet key kind } none: changesSince(edition: 2) { key } edition(number: 1) { number note } missing: edition(number: 9) { number } }');
    expect(data).toEqual({
      changesSince: [{ dataSet: 'establishments', key: uai, kind: 'CHANGED' }], none: [],
      edition: { number: 1, note: 'Chargement du référentiel national' }, missing: null,
    });
    const pulled = JSON.parse((await test.ask(PULL, { names: ['establishments'], after: 1 }, SYSTEM)).data.editionContent.content);
    expect(pulled.establishments).toContainEqual(expect.objectContaining({ uai, mirex: 'NO', sector: 'PRIVATE_HIGHER_ED' }));
  });

  it('is one when two publish at once', async () => {
    await rename(ESTABLISHMENTS[1]?.[0] ?? '', 'PRIVATE_HIGHER_ED');
    const both = await Promise.all([publish('Ensemble'), publish('Ensemble')]);
    expect(both.map(({ edition }) => edition.number)).toEqual([3, 3]);
  });

  it.each([
    'update published_edition set note = \'x\'', 'delete from published_edition', 'update edition_content set content = \'[]\'', 'delete from edition_content',
  ])('refuses "%s", even from its own database', async (sql) => {
    await expect(test.instance.context().em.execute(sql)).rejects.toThrow('a published edition never changes');
  });

  it('is not published while a region has two MIREX in one session', async () => {
    const { em } = test.instance.context();
    await em.execute(`insert into territory_assignment (region_code, first_session, mirex_code, effective_from, source) values ('53', 2026, 'NE', '2025-09-01', 'Essai')`);
    expect(await publish('Contradiction')).toMatchObject({ edition: null, userErrors: [{ code: 'EDITION_CONTRADICTORY' }] });
  });

  it('that is not there has no differences', async () => {
    const { errors } = await test.ask('{ changesSince(edition: 99) { key } }');
    expect(errors?.[0]?.extensions.code).toBe('EDITION_UNKNOWN');
  });
});
