import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { twoDDoc } from '@mirex/diplomas/stamp/two-d-doc';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const CODE = '0123456789abcdef0123';
const ID = 'NO-DIP-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const STAMP = twoDDoc({ lastName: 'Le Goff', firstName: 'Maëlle', birthDate: '2006-03-04', reference: '26-NO-999999', checkCode: CODE, issuedOn: '2026-07-10', signedOn: '2026-07-12' });

let test: TestProduct;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO'], enrolments: 5 });
  await test.database('NO').query(
    `insert into diplomas.awarded_diploma (id, enrolment_id, session, speciality_code, diploma_code, state, number, check_code, stamp)
     values ($1, 'NO-ENR-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', 2026, '40321004', 'BAC_PRO', 'SIGNED', '26-NO-999999', $2, $3)`, [ID, CODE, STAMP],
  );
}, 180_000);
afterAll(() => test.stop(), 60_000);

/** The first word of the answer's title, as somebody without an account reads it. */
const asked = async (query: Record<string, string>): Promise<string | undefined> => {
  const text = await (await fetch(`${test.product.gateway.url}/verification?${new URLSearchParams(query).toString()}`)).text();
  expect(text).not.toMatch(/Goff|Maëlle/i);
  return /<title>(\S+) — /.exec(text)?.[1];
};

it('a diploma is verified by anybody, by its number and code or by its stamp', async () => {
  expect(await asked({ reference: '26-NO-999999', code: CODE })).toBe('Oui');
  expect(await asked({ reference: ' 26-no-999999 ', code: CODE.toUpperCase() })).toBe('Oui');
  expect(await asked({ cachet: STAMP })).toBe('Oui');
  expect(await asked({ cachet: STAMP.replaceAll('\u001d', '<GS>').replaceAll('\u001f', '<US>') })).toBe('Oui');
});

it('a wrong code, another number, a forged stamp and a revoked diploma are one answer', async () => {
  const forged = twoDDoc({ lastName: 'Autre', firstName: 'Maëlle', birthDate: '2006-03-04', reference: '26-NO-999999', checkCode: CODE, issuedOn: '2026-07-10', signedOn: '2026-07-12' });
  const answers = await Promise.all([
    asked({ reference: '26-NO-999999', code: CODE.replace('0', '1') }), asked({ reference: '26-NO-999998', code: CODE }), asked({ cachet: STAMP.replace('GOFF', 'GAFF') }), asked({ cachet: forged }),
    asked({ cachet: STAMP.slice(0, -4) }),
  ]);
  expect(answers).toEqual(['Non', 'Non', 'Non', 'Non', 'Non']);
  await test.database('NO').query(`update diplomas.awarded_diploma set state = 'REVOKED' where id = $1`, [ID]);
  expect([await asked({ reference: '26-NO-999999', code: CODE }), await asked({ cachet: STAMP })]).toEqual(['Non', 'Non']);
});
