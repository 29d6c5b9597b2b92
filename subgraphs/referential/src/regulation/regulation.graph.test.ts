import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { nationalInstance } from '../testing/national-instance.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

describe('regulations', () => {
  it('give thresholds with the text that makes them, and say what is to be checked', async () => {
    const { data } = await test.ask('{ regulations(diploma: "BTSA", session: 2026) { code scope status legalRefs items { name value unit status } } }');
    expect(data.regulations.map(({ code }: { code: string }) => code)).toEqual(['BTSA.RENOVATED.2021', 'BTSA.UNRENOVATED.2021']);
    const [renovated] = data.regulations;
    expect(renovated.status).toBe('TO_BE_CHECKED');
    expect(renovated.items).toContainEqual({ name: 'ELIMINATORY_PROFESSIONAL_MARK_BELOW', value: 600, unit: 'HUNDREDTHS', status: 'CONFIRMED' });
    expect(renovated.items).toContainEqual({ name: 'HONOURS_AB', value: 1200, unit: 'HUNDREDTHS', status: 'TO_BE_CHECKED' });
  });

  it('of New Caledonia stand beside the national ones for two sessions', async () => {
    const { data } = await test.ask('{ y2025: regulations(session: 2025, diploma: "CAPA") { regionCode } y2026: regulations(session: 2026, diploma: "CAPA") { regionCode } }');
    expect(data).toEqual({ y2025: [{ regionCode: null }, { regionCode: '988' }], y2026: [{ regionCode: null }] });
  });
});
