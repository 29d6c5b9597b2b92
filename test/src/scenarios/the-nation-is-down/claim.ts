import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { NATION } from '@mirex/schema/mirex';

import { until } from '../../processes/until.ts';
import { ENROLMENTS, type World } from '../../processes/world.ts';
import { countByMirex, EVERYBODY, isWhole, rowsOfAnswer, STATISTICS, without } from '../questions.ts';

const REGISTER = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id } userErrors { code } } }';

/** kill -9 of the nation: every MIREX goes on with the edition that it holds. */
export function theNationIsDown(world: () => World): void {
  beforeAll(() => world().processOf(NATION).kill());
  afterAll(() => until('the nation answers again', () => isWhole(world())));

  it('the MIREX’ own rows and figures are given, what the nation alone knows is null with an error', async () => {
    // What it told in the last minute the gateway still knows: this it was not asked before.
    const answer = await world().gateway.ask(EVERYBODY.replace('speciality { label }', 'speciality { label openedOn }'));
    expect(answer.status).toBe(200);
    expect(countByMirex(answer)).toEqual(without());
    expect(rowsOfAnswer(answer).every(({ speciality, marks }) => speciality === null && marks !== null)).toBe(true);
    expect(answer.errors.length).toBeGreaterThan(0);
    for (const { path, extensions } of answer.errors) {
      expect([extensions['code'], extensions['subgraph'], path?.at(-1) === 'speciality' || path?.at(-2) === 'speciality']).toEqual(['MIREX_UNAVAILABLE', 'referential', true]);
    }
    expect((await world().gateway.ask(STATISTICS)).errors).toEqual([]);
  });

  it('a national question is null with an error', async () => {
    const { data, errors } = await world().gateway.ask('{ sessions { year } }');
    expect(data).toEqual({ sessions: null });
    expect(errors).toMatchObject([{ path: ['sessions'], extensions: { code: 'MIREX_UNAVAILABLE', subgraph: 'referential' } }]);
  });

  it('an enrolment says plainly that the nation cannot be asked, and nothing of it is written', async () => {
    const counted = async (): Promise<unknown> => world().rows('OP', 'select count(*)::integer as enrolments, (select count(*)::integer from candidates.candidate) as candidates from candidates.enrolment');
    const [offer] = await world().rows<{ establishment: string; speciality: string }>('OP', 'select establishment_uai as establishment, speciality_code as speciality from candidates.enrolment limit 1');
    const input = { mirex: 'OP', session: 2026, lastName: 'Personne', firstName: 'Aucune', birthDate: '1990-02-03', sex: 'F', route: 'SCHOOL', ...offer };
    const before = await counted();
    const { data, errors } = await world().gateway.ask(REGISTER, { input });
    expect([errors, data?.registerEnrolment]).toEqual([[], { enrolment: null, userErrors: [{ code: 'NATIONAL_CHECK_UNAVAILABLE' }] }]);
    expect(await counted()).toEqual(before);
  });

  it('started again, its fields are there without a restart of anybody else', async () => {
    await world().restart(NATION);
    await until('the nation answers', async () => (await world().gateway.ask(EVERYBODY)).errors.length === 0);
    const rows = rowsOfAnswer(await world().gateway.ask(EVERYBODY));
    expect(rows.every(({ speciality }) => speciality !== null)).toBe(true);
    expect(rows).toHaveLength(Object.values(ENROLMENTS).reduce((sum, count) => sum + count, 0));
  });
}
