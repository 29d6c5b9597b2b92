import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type DiplomasUnderTest, diplomasUnderTest, enrolment, tell, upTo } from '../diplomas.fixture.ts';
import { KnownEnrolment } from './known-enrolment.entity.ts';

let test: DiplomasUnderTest;
beforeAll(async () => {
  test = await diplomasUnderTest();
});
afterAll(() => test.close());
beforeEach(() => test.empty());

describe('what candidates tells', () => {
  it('is remembered as it was told last, applied once and never overtaken by older news', async () => {
    const [old, fresh] = [tell(1), tell(1, { state: 'WITHDRAWN' })];
    for (const events of [[fresh], [old], [fresh]]) await test.told(...events);
    expect(await test.context().em.find(KnownEnrolment, {})).toMatchObject([{ id: enrolment(1), number: 'NO26-000001', state: 'WITHDRAWN' }]);
  });

  it('costs the same statements for one enrolment as for a hundred', async () => {
    const statements = async (...ns: number[]): Promise<number> => {
      test.forget();
      await test.know(...ns);
      return test.statements.length;
    };
    expect(await statements(1)).toBe(await statements(...upTo(100)));
  });

  it('leaves a declared diploma alone: only a person revokes', async () => {
    await test.know(1);
    await test.declareAll(1);
    await test.told(tell(1, { state: 'BARRED' }));
    expect(await test.rows()).toMatchObject([{ state: 'ELIGIBLE' }]);
  });
});
