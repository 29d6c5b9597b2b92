import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type Liar, startLiar, type Lie } from '../../processes/liar.ts';
import { until } from '../../processes/until.ts';
import type { World } from '../../processes/world.ts';
import { countByMirex, EVERYBODY, isWhole, rowsOfAnswer, TOTAL, without } from '../questions.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a liar twists whatever it hears
type Twist = (data: any, heard: any) => unknown;

const twisted = (twist: Twist): Lie => (said) => {
  const heard = JSON.parse(said.body) as { data: unknown };
  return { ...said, body: JSON.stringify(twist(heard.data, heard) ?? heard) };
};
/** An edge that says that its row is another one: in its node, and in its cursors, whatever they are called. */
const movedTo = (id: string, edge: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(edge).map(([key, value]) => {
  if (typeof value !== 'string') return [key, { ...(value as object), id }];
  const [version, order, number] = JSON.parse(Buffer.from(value, 'base64url').toString()) as unknown[];
  return [key, Buffer.from(JSON.stringify([version, order, number, id])).toString('base64url')];
}));
const edgesOf = (data: Record<string, { edges?: unknown[] }>) => Object.values(data).find((value) => value?.edges)?.edges as Record<string, unknown>[] | undefined;

/** The candidates instance of OP is replaced by one that lies: what it says is not believed, and who is not believed is named. */
export function aLyingInstance(world: () => World): void {
  let liar: Liar;
  let stolen: string;
  beforeAll(async () => {
    stolen = rowsOfAnswer(await world().gateway.ask(EVERYBODY)).find(({ id }) => id.startsWith('NO'))?.id ?? '';
    liar = await startLiar(world().processOf('OP').url);
    world().reload([{ subgraph: 'candidates', mirex: 'OP', url: `${liar.url}/OP/candidates` }]);
    await until('the liar is asked', async () => (await world().gateway.ask(TOTAL)).errors.length === 0 && liar.asked() > 0);
  });
  afterAll(async () => {
    world().reload();
    await until('nobody lies any more', () => isWhole(world()));
    await liar.close();
  });

  const whole: [why: string, lie: Lie, reason: string][] = [
    ['a page of HTML', () => ({ status: 200, contentType: 'text/html', body: '<h1>Bienvenue</h1>' }), 'BAD_RESPONSE'],
    ['the error page of a proxy', () => ({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway 10.0.0.7</h1>' }), 'HTTP_STATUS'],
    ['500 and JSON', () => ({ status: 500, contentType: 'application/json', body: '{"data":{}}' }), 'HTTP_STATUS'],
    ['half of its JSON', (said) => ({ ...said, body: said.body.slice(0, said.body.length / 2) }), 'BAD_RESPONSE'],
    ['a list', (said) => ({ ...said, body: '[]' }), 'BAD_RESPONSE'],
    ['nothing', (said) => ({ ...said, body: '{}' }), 'BAD_RESPONSE'],
    ['an answer without the field', twisted((_data, heard) => ({ ...heard, data: {} })), 'BAD_RESPONSE'],
    ['a word where the page should be', twisted((data, heard) => ({ ...heard, data: Object.fromEntries(Object.keys(data as object).map((key) => [key, 'page'])) })), 'BAD_RESPONSE'],
  ];
  it.each(whole)('that answers %s gives nothing, and is named', async (_why, lie, reason) => {
    liar.lie = lie;
    const answer = await world().gateway.ask(EVERYBODY);
    liar.lie = (said) => said;
    await until('it is believed again', async () => (await world().gateway.ask(TOTAL)).errors.length === 0);
    expect(answer.status).toBe(200);
    expect(countByMirex(answer)).toEqual(without('OP'));
    expect(answer.errors).toMatchObject([{ path: ['enrolments'], extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['OP'], subgraph: 'candidates', reason } }]);
    expect(JSON.stringify(answer)).not.toMatch(/<h1>|10\.0\.0\.7/);
  });

  const rows: [why: string, twist: Twist, code: RegExp][] = [
    ['a row of another MIREX', (data) => {
      for (const edge of edgesOf(data)?.slice(0, 1) ?? []) Object.assign(edge, movedTo(stolen, edge));
    }, /^MIREX_UNAVAILABLE$/],
    ['its rows in another order', (data) => void edgesOf(data)?.sort(() => -1), /^(ORDER_VIOLATION|MIREX_UNAVAILABLE)$/],
    ['a total that is a word', (data) => {
      for (const page of Object.values(data as Record<string, object>)) for (const key of Object.keys(page)) if (/total/i.test(key)) Object.assign(page, { [key]: 'beaucoup' });
    }, /^MIREX_UNAVAILABLE$/],
  ];
  it.each(rows)('that gives %s is named, and drops no row of another', async (_why, twist, code) => {
    liar.lie = twisted(twist);
    const answer = await world().gateway.ask('{ enrolments(filter: { session: 2026 }, first: 100) { totalCount edges { node { id } } } }');
    liar.lie = (said) => said;
    const { NO, SE } = countByMirex(answer);
    expect({ NO, SE }).toEqual(without('OP'));
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toContainEqual(expect.stringMatching(code));
    expect(answer.errors.flatMap(({ extensions }) => extensions['mirex'])).toContain('OP');
    await until('it is believed again', async () => (await world().gateway.ask(TOTAL)).errors.length === 0);
  });

  it.each<[why: string, twist: Twist]>([
    ['one entity too few', (data) => void (data._entities as unknown[])?.pop()],
    ['one entity too many', (data) => void (data._entities as unknown[])?.push(null)],
    ['entities that are no list', (data, heard) => ({ ...heard, data: data._entities ? { _entities: {} } : data })],
  ])('that answers %s is not believed any of them', async (_why, twist) => {
    liar.lie = twisted(twist);
    const answer = await world().gateway.ask(`{
      op: marks(filter: { mirex: ["OP"] }, first: 50) { edges { node { enrolment { number } } } }
      others: marks(filter: { mirex: ["NO", "SE"] }, first: 50) { edges { node { enrolment { number } } } }
    }`);
    liar.lie = (said) => said;
    const of = (key: 'op' | 'others') => (answer.data[key].edges as { node: { enrolment: object | null } }[]).map(({ node }) => node.enrolment);
    expect(of('op').length).toBeGreaterThan(1);
    expect(of('op').every((enrolment) => enrolment === null)).toBe(true);
    expect(of('others').every((enrolment) => enrolment !== null)).toBe(true);
    expect(answer.errors.length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors) expect(extensions).toMatchObject({ code: 'MIREX_UNAVAILABLE', mirex: ['OP'], reason: 'BAD_RESPONSE' });
    await until('it is believed again', async () => (await world().gateway.ask(TOTAL)).errors.length === 0);
  });
}
