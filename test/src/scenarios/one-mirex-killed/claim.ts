import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { until } from '../../processes/until.ts';
import { ENROLMENTS, type World } from '../../processes/world.ts';
import { countByMirex, COVERED, EVERYBODY, isWhole, rowsOfAnswer, STATISTICS, TOTAL, without } from '../questions.ts';

const REGISTER = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id } userErrors { code } } }';

/** kill -9 of one of three MIREX costs its rows and every total that needs them, and nothing more; it is back without a restart of the gateway. */
export function oneMirexKilled(world: () => World): void {
  let lost: string;
  let kept: string;
  let expected: number;
  beforeAll(async () => {
    const rows = rowsOfAnswer(await world().gateway.ask(EVERYBODY));
    lost = rows.find(({ id }) => id.startsWith('SE'))?.id ?? '';
    kept = rows.find(({ id }) => id.startsWith('NO'))?.id ?? '';
    expected = rows.filter(({ id }) => !id.startsWith('SE')).flatMap(({ marks }) => marks ?? []).length;
    await world().processOf('SE').kill();
  });
  afterAll(() => until('every MIREX answers again', () => isWhole(world())));

  const missing = (subgraph: string) => ({
    message: expect.stringContaining('SE'),
    extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['SE'], subgraph, reason: expect.stringMatching(/^(CONNECTION|CIRCUIT_OPEN)$/), retryable: true },
  });
  const REPORT = { asked: ['NO', 'SE', 'OP'], missing: ['SE'], complete: false };

  it('the others’ rows are given, with what every other subgraph says of them, and one error where the rows lack', async () => {
    const answer = await world().gateway.ask(EVERYBODY);
    expect(answer.status).toBe(200);
    expect(countByMirex(answer)).toEqual(without('SE'));
    expect(rowsOfAnswer(answer).every(({ speciality, marks }) => speciality !== null && marks !== null)).toBe(true);
    expect(answer.errors).toMatchObject([{ ...missing('candidates'), path: ['enrolments'] }]);
    expect(answer.extensions.mirex).toEqual(REPORT);
  });

  it('a total without the missing is not given as if it were whole', async () => {
    const { data, errors, extensions } = await world().gateway.ask(TOTAL);
    expect(data.enrolments.totalCount).toBeNull();
    expect(data.enrolments.edges).toHaveLength(1);
    expect(errors).toMatchObject([{ ...missing('candidates'), path: ['enrolments'] }]);
    expect(extensions.mirex).toEqual(REPORT);
  });

  it('statistics are null with an error, unless coverage is asked beside them', async () => {
    const bare = await world().gateway.ask(STATISTICS);
    expect([bare.data, bare.errors]).toMatchObject([{ markStatistics: null }, [{ ...missing('grades'), path: ['markStatistics'] }]]);
    const covered = await world().gateway.ask(COVERED);
    expect(covered.data.markStatistics).toMatchObject({
      expected, coverage: { asked: ['NO', 'SE', 'OP'], answered: ['NO', 'OP'], missing: ['SE'], complete: false },
    });
    expect(covered.errors).toMatchObject([missing('grades')]);
  });

  it('a row of the missing is null with its error, one of another is given', async () => {
    const { data, errors } = await world().gateway.ask(`{ lost: enrolment(id: "${lost}") { id } kept: enrolment(id: "${kept}") { id } }`);
    expect(data).toEqual({ lost: null, kept: { id: kept } });
    expect(errors).toMatchObject([{ ...missing('candidates'), path: ['lost'] }]);
  });

  it('a question to the others alone is whole', async () => {
    const { data, errors, extensions } = await world().gateway.ask('{ enrolments(filter: { mirex: ["NO", "OP"], session: 2026 }, first: 1) { totalCount } }');
    expect([data.enrolments.totalCount, errors]).toEqual([ENROLMENTS.NO + ENROLMENTS.OP, []]);
    expect(extensions.mirex).toEqual({ asked: ['NO', 'OP'], missing: [], complete: true });
  });

  it('a change that it was not sent is told as not done', async () => {
    const input = {
      mirex: 'SE', session: 2026, lastName: 'Personne', firstName: 'Aucune', birthDate: '1990-02-03', sex: 'F', route: 'INDIVIDUAL', establishment: '0350700W', speciality: '40321004',
    };
    const { errors } = await world().gateway.ask(REGISTER, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['SE'], outcome: 'NOT_DONE' } }]);
  });

  it('readiness shows which instances are down, and stays open', async () => {
    const response = await fetch(`${world().gateway.url}/readyz`);
    const { status, instances } = (await response.json()) as { status: string; instances: { mirex: string[]; up: boolean }[] };
    expect([response.status, status]).toEqual([200, 'partial']);
    expect(new Set(instances.filter(({ up }) => !up).flatMap(({ mirex }) => mirex))).toEqual(new Set(['SE']));
  });

  it('started again, it is back without a restart of the gateway', async () => {
    await world().restart('SE');
    await until('SE answers again', () => isWhole(world()));
    expect(countByMirex(await world().gateway.ask(EVERYBODY))).toEqual(without());
  });
}
