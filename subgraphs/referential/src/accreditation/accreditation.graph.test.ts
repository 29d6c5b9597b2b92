import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { nationalInstance } from '../testing/national-instance.ts';

const GRANT = 'mutation ($input: GrantAccreditationInput!) { grantAccreditation(input: $input) { accreditation { code validTo speciality { code } } userErrors { code } } }';
const SIGNATORY: Caller = { sub: 'draaf-no', roles: ['SIGN'], mirex: ['NO'] };

let test: TestInstance;
let uai: string;
beforeAll(async () => {
  test = await nationalInstance();
  const [row] = await test.instance.context().em.execute<{ uai: string }[]>(
    `select uai from training_offer o join establishment e using (uai) where o.route = 'APPRENTICESHIP' and e.sector = 'PUBLIC' and e.department_code in ('14', '18', '22', '27', '28', '29', '35', '41', '44', '49', '50', '53', '56', '61', '72', '76', '85') order by uai limit 1`,
  );
  uai = row?.uai ?? '';
});
afterAll(() => test.close());

const grant = async (given: object = {}, caller = SIGNATORY) =>
  (await test.ask(GRANT, { input: { uai, kind: 'CCF', validFrom: '2026-09-01', ...given } }, caller)).data.grantAccreditation;
const assessments = async (on: string): Promise<string[]> => {
  const { data } = await test.ask('query ($uai: ID!, $on: LocalDate) { establishment(uai: $uai) { offers { route assessment(on: $on) } } }', { uai, on });
  return data.establishment.offers.filter(({ route }: { route: string }) => route === 'APPRENTICESHIP').map(({ assessment }: { assessment: string }) => assessment);
};

it('is what makes the apprentices of an establishment assessed during the course, while it holds', async () => {
  expect(await assessments('2026-10-01')).toEqual(['ALL_TERMINAL']);
  expect(await grant()).toEqual({ accreditation: { code: `${uai}.CCF.ALL.2026-09-01`, validTo: '2031-08-31', speciality: null }, userErrors: [] });
  expect(await assessments('2026-08-31')).toEqual(['ALL_TERMINAL']);
  expect(await assessments('2026-09-01')).toEqual(['CCF']);
  expect(await assessments('2031-09-01')).toEqual(['ALL_TERMINAL']);
});

it.each([
  ['a period that is covered', { validFrom: '2031-08-31' }, 'ACCREDITATION_OVERLAP'],
  ['a year of another age', { validFrom: '9999-12-31' }, 'DAY_OUT_OF_RANGE'],
  ['a UAI with a wrong key', { uai: '0359901A' }, 'UAI_KEY'],
  ['an establishment that is not there', { uai: '0010001W' }, 'ACCREDITATION_ESTABLISHMENT_UNKNOWN'],
  ['an unknown speciality', { speciality: '99999999' }, 'ACCREDITATION_SPECIALITY_UNKNOWN'],
])('is refused for %s', async (_why, given, code) => {
  expect(await grant(given)).toEqual({ accreditation: null, userErrors: [{ code }] });
});

it('is given by a signatory of the MIREX', async () => {
  const { errors } = await test.ask(GRANT, { input: { uai, kind: 'CCF', validFrom: '2026-09-01' } }, AGENT);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await grant({}, { ...SIGNATORY, mirex: ['SE'] })).toMatchObject({ userErrors: [{ code: 'PLACE_NOT_ALLOWED' }] });
});

it('is given once when two give it at once', async () => {
  const both = await Promise.all([grant({ kind: 'SEMESTERS' }), grant({ kind: 'SEMESTERS' })]);
  expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual(['ACCREDITATION_OVERLAP']);
});
