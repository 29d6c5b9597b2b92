import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@mirex/kit/testing/test-instance';

import { type Desk, openDesk } from '../claim/claim-desk.fixture.ts';
import { Claim } from '../claim/claim.entity.ts';

type Read = Answer['data'];

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk.test.close());

let key = 0;
/** Of two meals a day, 40 euros are expected: 30 at most. The clock stands at 20 June. */
const request = async (summons: string, minor: string, more: object = {}): Promise<Read> => (await desk.test.ask(
  'mutation ($input: RequestAdvanceInput!) { done: requestAdvance(input: $input) { claim { id kind state total { minor } } userErrors { code } } }',
  { input: { summons, minor, expenses: [{ kind: 'MEAL', date: '2026-07-11', quantity: 2 }], idempotencyKey: `avance-${(key += 1)}`, ...more } },
)).data.done;
const codeOf = ({ userErrors }: Read): string | undefined => userErrors[0]?.code;
const issued = async (date = '2026-07-11'): Promise<string> => {
  const event = desk.told(1, { date, state: 'ISSUED' });
  await desk.tell(event);
  return event.key;
};
const honoured = (id: string, version = 9) => desk.tell(desk.told(version, { id: id as never, date: '2026-07-11', state: 'HONOURED' }));
const travel = async (summons: string): Promise<Read> => (await desk.test.ask(
  'mutation ($input: DeclareTravelInput!) { done: declareTravel(input: $input) { claim { total { minor } lines { activity quantity amount { minor } } } userErrors { code } } }', { input: { summons, expenses: [{ kind: 'MEAL', date: '2026-07-11', quantity: 2 }] } },
)).data.done;

describe('an advance', () => {
  it('is asked once, in time, for a mission to come, within its share', async () => {
    const summons = await issued();
    expect(codeOf(await request(summons, '3001'))).toBe('ADVANCE_ABOVE');
    expect(codeOf(await request(summons, '0'))).toBe('ADVANCE_AMOUNT');
    const first = await request(summons, '3000', { idempotencyKey: 'la-meme-cle' });
    expect(first).toMatchObject({ claim: { kind: 'ADVANCE', state: 'DECLARED', total: { minor: '3000' } }, userErrors: [] });
    expect((await request(summons, '3000', { idempotencyKey: 'la-meme-cle' })).claim.id).toBe(first.claim.id);
    expect(codeOf(await request(summons, '1000'))).toBe('ADVANCE_ASKED');
    expect(codeOf(await request(await issued('2026-07-10'), '1000'))).toBe('ADVANCE_TOO_LATE');
    await honoured(summons);
    expect(codeOf(await request(summons, '1000'))).toBe('ADVANCE_SUMMONS');
    expect(codeOf(await request(summons.replace(/.{4}$/, '0000'), '1000'))).toBe('ADVANCE_SUMMONS');
  });

  it('that was paid is taken off the journey; one that was not sent is cancelled, and the journey pays all', async () => {
    const [sent, waiting] = [await issued(), await issued()];
    const { claim } = await request(sent, '2500');
    await request(waiting, '2500');
    await desk.test.context().em.nativeUpdate(Claim, { id: claim.id }, { state: 'PAID' as never });
    for (const id of [sent, waiting]) await honoured(id);
    expect((await travel(sent)).claim).toEqual({ total: { minor: '1500' }, lines: [{ activity: 'MEAL.METRO_BASE', quantity: 2, amount: { minor: '4000' } }, { activity: 'ADVANCE', quantity: -1, amount: { minor: '-2500' } }] });
    expect((await travel(waiting)).claim.total.minor).toBe('4000');
    expect(await desk.test.context().em.count(Claim, { kind: 'ADVANCE' as never, state: 'CANCELLED' as never })).toBe(1);
  });
});
