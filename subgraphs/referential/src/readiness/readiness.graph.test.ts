import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { nationalInstance } from '../testing/national-instance.ts';

const CHECK = 'query ($s: Int!, $m: String) { sessionReadiness(session: $s, mirex: $m) { code blocking subject message } }';
const VALIDATE = 'mutation ($s: Int!, $m: String!) { validateDeclaration(session: $s, mirex: $m) { declaration { mirexCode validatedAt } userErrors { code } } }';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

const findings = async (session: number, mirex?: string): Promise<{ code: string; blocking: boolean; subject: string }[]> =>
  (await test.ask(CHECK, { s: session, m: mirex })).data.sessionReadiness;
const validate = async (session: number, mirex: string, caller = AGENT) => (await test.ask(VALIDATE, { s: session, m: mirex }, caller)).data.validateDeclaration;
const execute = (sql: string) => test.instance.context().em.execute(sql);

it('names the specialities that are offered without papers, in one statement', async () => {
  test.forget();
  const found = await findings(2026, 'NO');
  expect(test.statements).toHaveLength(1);
  expect(found).toContainEqual({ code: 'PAPERS_MISSING', blocking: true, subject: '40321405', message: expect.stringContaining('40321405') });
  expect(found).toContainEqual(expect.objectContaining({ code: 'COEFFICIENT_PLACEHOLDER', blocking: false, subject: '50321130' }));
  expect(found.map(({ subject }) => subject)).not.toContain('40321004');
});

it('names a session without a calendar', async () => {
  expect(await findings(2040, 'NO')).toContainEqual(expect.objectContaining({ code: 'CALENDAR_MISSING', subject: '2040', blocking: true }));
});

it.each([-2_147_483_648, 0, 2_147_483_647])('answers for session %i, which nobody holds', async (session) => {
  expect((await findings(session)).map(({ code }) => code)).toContain('CALENDAR_MISSING');
});

it('refuses a declaration while something blocks, and takes it once it is mended', async () => {
  expect(await validate(2026, 'NO')).toEqual({ declaration: null, userErrors: [{ code: 'DECLARATION_BLOCKED' }] });
  await execute(`update training_offer set state = 'CLOSED', last_session = greatest(first_session, 2025) where speciality_code not in (select speciality_code from paper)`);
  expect((await findings(2026, 'NO')).filter(({ blocking }) => blocking)).toEqual([]);
  const first = await validate(2026, 'NO');
  expect(first).toMatchObject({ declaration: { mirexCode: 'NO' }, userErrors: [] });
  expect(await validate(2026, 'NO')).toEqual(first);
});

it('names an offer that outlives its speciality, an establishment without MIREX and a diploma without regulation', async () => {
  await execute(`update speciality set last_session = 2025 where code = '40321004'`);
  await execute(`update establishment set department_code = '975' where department_code = '974'`);
  await execute(`update exam_regulation set last_session = 2025 where diploma_code = 'BAC_TECHNO'`);
  const codes = new Set((await findings(2026)).map(({ code }) => code));
  expect([...codes].sort()).toEqual(['COEFFICIENT_PLACEHOLDER', 'OFFER_OF_CLOSED_SPECIALITY', 'PAPER_NOT_SCHEDULED', 'REGULATION_MISSING', 'TERRITORY_WITHOUT_MIREX']);
});

it('is declared by those who answer for the data of that MIREX', async () => {
  expect(await validate(2026, 'SE')).toMatchObject({ userErrors: [{ code: 'DECLARATION_OF_ANOTHER_MIREX' }] });
  const candidate = { sub: 'candidate', roles: ['CAND'], mirex: ['NO'] };
  expect((await test.ask(VALIDATE, { s: 2026, m: 'NO' }, candidate)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await validate(2026, 'XX')).toMatchObject({ userErrors: [{ code: 'DECLARATION_MIREX_UNKNOWN' }] });
});

it('names a phase without dates, which blocks, a paper without a date and an offer without its accreditation', async () => {
  await execute(`delete from session_phase where session_year = 2027 and zone = 'METRO' and phase = 'PAPERS'`);
  await execute(`update training_offer set ccf = true where id = (select min(id) from training_offer where state = 'OPEN' and first_session <= 2027)`);
  const found = await findings(2027);
  expect(found).toContainEqual(expect.objectContaining({ code: 'PHASE_MISSING', subject: 'METRO PAPERS', blocking: true }));
  expect(found).toContainEqual(expect.objectContaining({ code: 'PAPER_NOT_SCHEDULED', blocking: false }));
  expect(found.filter(({ code }) => code === 'OFFER_WITHOUT_ACCREDITATION')).toHaveLength(1);
});
