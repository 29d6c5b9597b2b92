import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const FREEZE = 'mutation ($input: FreezeSnapshotInput!) { freezeSnapshot(input: $input) { snapshot { name kind sessionYear sha256 asked missing frozenAt content } userErrors { code } } }';
const THRESHOLD = 'mutation ($input: SetSecrecyThresholdInput!) { setSecrecyThreshold(input: $input) { statisticalSecrecy { threshold status note } userErrors { code } } }';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const figures = (content: string, changes: object = {}) =>
  ({ name: 'session-2026', kind: 'RAW', session: 2026, content, sha256: sha256(content), asked: ['NO', 'SE'], missing: [], ...changes });

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

const freeze = async (input: object) => {
  const { data, errors } = await test.ask(FREEZE, { input }, BUREAU);
  expect(errors).toBeUndefined();
  return data.freezeSnapshot;
};

describe('a snapshot', () => {
  it('keeps figures byte by byte, with their hash and whom they speak of', async () => {
    const content = '{"b":1,"a":"été \\u0041"}';
    expect(await freeze(figures(content))).toEqual({
      snapshot: { name: 'session-2026', kind: 'RAW', sessionYear: 2026, sha256: sha256(content), asked: ['NO', 'SE'], missing: [], frozenAt: '2026-11-22T08:00:00.000Z', content }, userErrors: [],
    });
  });

  it('frozen again under its name is the one there was, and other figures are refused', async () => {
    const first = await freeze(figures('{"n":1}', { name: 'again' }));
    expect(await freeze(figures('{"n":1}', { name: 'again' }))).toEqual(first);
    expect(await freeze(figures('{"n":2}', { name: 'again' }))).toEqual({ snapshot: null, userErrors: [{ code: 'SNAPSHOT_NAME_TAKEN' }] });
  });

  const refused: [why: string, input: object, code: string][] = [
    ['a hash of something else', figures('{}', { sha256: sha256('{ }') }), 'SNAPSHOT_HASH_WRONG'],
    ['a hash in capitals', figures('{}', { sha256: sha256('{}').toUpperCase() }), 'SNAPSHOT_HASH_WRONG'],
    ['no JSON', figures('{'), 'SNAPSHOT_NOT_JSON'],
    ['a list', figures('[]'), 'SNAPSHOT_NOT_JSON'],
    ['a MIREX that is missing', figures('{}', { missing: ['SE'] }), 'SNAPSHOT_INCOMPLETE'],
    ['a MIREX that is missing in what everybody reads, even if it is said', figures('{}', { kind: 'PUBLIC', missing: ['SE'], acceptIncomplete: true }), 'SNAPSHOT_INCOMPLETE'],
    ['a session that is not there', figures('{}', { name: 'session-1900', session: 1900 }), 'SNAPSHOT_SESSION_UNKNOWN'],
    ['a name that is none', figures('{}', { name: '../x' }), 'SNAPSHOT_NAME_MALFORMED'],
  ];
  it.each(refused)('is refused for %s', async (_why, input, code) => expect(await freeze(input)).toEqual({ snapshot: null, userErrors: [{ code }] }));

  it('may lack a MIREX when it is said, and says so for ever', async () => {
    const { snapshot } = await freeze(figures('{"n":3}', { name: 'incomplete', missing: ['SE'], acceptIncomplete: true }));
    expect(snapshot).toMatchObject({ missing: ['SE'] });
  });

  it('is frozen by the bureau only', async () => {
    const { errors } = await test.ask(FREEZE, { input: figures('{}', { name: 'by-an-agent' }) }, AGENT);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('that is raw shows its figures and its hash to the bureau, to others that it is there', async () => {
    const query = '{ snapshot(name: "session-2026") { name sha256 content } }';
    expect((await test.ask(query, {}, AGENT)).data.snapshot).toEqual({ name: 'session-2026', sha256: null, content: null });
    expect((await test.ask(query, {}, BUREAU)).data.snapshot.content).toContain('été');
  });

  it('that is public is read by everybody, and is the only one of its session', async () => {
    const both = await Promise.all(['{"n":1}', '{"n":2}'].map((content, i) => freeze(figures(content, { name: `public-${i}`, kind: 'PUBLIC', session: 2027 }))));
    expect(both.map(({ userErrors }) => userErrors).toSorted((a, b) => a.length - b.length)).toEqual([[], [{ code: 'SNAPSHOT_PUBLIC_ALREADY' }]]);
    const { data } = await test.ask('{ snapshots(session: 2027) { kind content } }', {}, AGENT);
    expect(data.snapshots).toEqual([{ kind: 'PUBLIC', content: expect.stringMatching(/^\{"n":[12]\}$/) }]);
  });

  it('never changes, whoever reaches the table', async () => {
    const { em } = test.instance.context();
    await expect(em.fork().execute(`update snapshot set content = '{}'`)).rejects.toThrow('frozen figures never change');
    await expect(em.fork().execute('delete from snapshot')).rejects.toThrow('frozen figures never change');
  });

  it('is listed with all others in two statements, contents included', async () => {
    test.forget();
    const { data } = await test.ask('{ snapshots { name content } }', {}, BUREAU);
    expect(data.snapshots.length).toBeGreaterThan(2);
    expect(test.statements).toHaveLength(2);
  });
});

describe('the threshold of statistical secrecy', () => {
  const set = async (threshold: number) => (await test.ask(THRESHOLD, { input: { threshold, note: 'Décision du bureau' } }, BUREAU)).data.setSecrecyThreshold;

  it('is a proposal of ours until the bureau sets it', async () => {
    expect((await test.ask('{ statisticalSecrecy { threshold status } }')).data.statisticalSecrecy).toEqual({ threshold: 5, status: 'TO_BE_CHECKED' });
    expect(await set(11)).toEqual({ statisticalSecrecy: { threshold: 11, status: 'TO_BE_CHECKED', note: 'Décision du bureau' }, userErrors: [] });
    expect((await test.ask('{ statisticalSecrecy { threshold } }')).data.statisticalSecrecy).toEqual({ threshold: 11 });
  });

  it.each([[0, 'THRESHOLD_OUT_OF_RANGE'], [101, 'THRESHOLD_OUT_OF_RANGE'], [-2_147_483_648, 'THRESHOLD_OUT_OF_RANGE']])('is never %i', async (threshold, code) => {
    expect(await set(threshold)).toEqual({ statisticalSecrecy: null, userErrors: [{ code }] });
  });

  it('is the bureau’s to set', async () => {
    const { errors } = await test.ask(THRESHOLD, { input: { threshold: 3, note: 'Décision d’un agent' } }, AGENT);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
