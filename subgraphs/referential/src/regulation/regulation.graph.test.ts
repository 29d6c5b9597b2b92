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
    const codes = data.regulations.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(codes.toSorted());
    expect(codes).toEqual(expect.arrayContaining(['BTSA.2021', 'BTSA.ACCOMMODATION.2026', 'BTSA.FRAUD.2025', 'BTSA.RENOVATED.2021', 'BTSA.UNRENOVATED.2021']));
    const renovated = data.regulations.find(({ code }: { code: string }) => code === 'BTSA.RENOVATED.2021');
    expect(renovated.status).toBe('TO_BE_CHECKED');
    expect(renovated.items).toContainEqual({ name: 'ELIMINATORY_PROFESSIONAL_MARK_BELOW', value: 600, unit: 'HUNDREDTHS', status: 'CONFIRMED' });
    expect(renovated.items).toContainEqual({ name: 'HONOURS_AB', value: 1200, unit: 'HUNDREDTHS', status: 'TO_BE_CHECKED' });
  });

  it('never show what we propose as law', async () => {
    const { data } = await test.ask('{ regulations(session: 2026) { code status items { source status } } }');
    const items: { source: string; status: string }[] = data.regulations.flatMap((each: { items: object[] }) => each.items);
    const proposed = items.filter(({ source }) => source.startsWith('Proposition'));
    expect(proposed.length).toBeGreaterThan(0);
    expect(proposed.filter(({ status }) => status !== 'PLACEHOLDER')).toEqual([]);
    expect(data.regulations.find(({ code }: { code: string }) => code === 'CAPA.CENTRES.2021').status).toBe('PLACEHOLDER');
  });

  it('of New Caledonia stand beside the national ones for two sessions', async () => {
    const { data } = await test.ask('{ y2025: regulations(session: 2025, diploma: "CAPA") { regionCode } y2026: regulations(session: 2026, diploma: "CAPA") { regionCode } }');
    const regions = (list: { regionCode: string | null }[]) => [...new Set(list.map(({ regionCode }) => regionCode))];
    expect([regions(data.y2025), regions(data.y2026)]).toEqual([[null, '988'], [null]]);
  });
});
