import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { DEADLINE_MS } from '../../processes/topology-text.ts';
import { until } from '../../processes/until.ts';
import type { World } from '../../processes/world.ts';
import { countByMirex, EVERYBODY, isWhole, TOTAL, without } from '../questions.ts';

/** What a loaded machine may add to a deadline. */
const SLACK_MS = 10_000;

/** SIGSTOP: the process holds its port and its connections and says nothing. Nobody waits for it longer than its deadline. */
export function oneMirexStopped(world: () => World): void {
  beforeAll(() => world().processOf('OP').signal('SIGSTOP'));
  afterAll(async () => {
    world().processOf('OP').signal('SIGCONT');
    await until('every MIREX answers again', () => isWhole(world()));
  });

  it('the others are answered within its deadline, and the error says that it took too long', async () => {
    const answers = await Promise.all([world().gateway.ask(EVERYBODY), world().gateway.ask(TOTAL)]);
    for (const { took, errors } of answers) {
      expect(took).toBeLessThan(DEADLINE_MS + SLACK_MS);
      expect(errors[0]?.extensions).toMatchObject({ code: 'MIREX_UNAVAILABLE', mirex: ['OP'], subgraph: 'candidates', reason: 'TIMEOUT', retryable: true });
    }
    expect(countByMirex(answers[0])).toEqual(without('OP'));
    expect(answers[1].data.enrolments.totalCount).toBeNull();
  });

  it('who asks again and again is soon not made to wait at all', async () => {
    await Promise.all(Array.from({ length: 6 }, () => world().gateway.ask(TOTAL)));
    const { took, errors } = await world().gateway.ask(TOTAL);
    expect(errors[0]?.extensions['reason']).toBe('CIRCUIT_OPEN');
    expect(took).toBeLessThan(DEADLINE_MS);
  });

  it('goes on where it stood when it is continued', async () => {
    world().processOf('OP').signal('SIGCONT');
    await until('OP answers again', () => isWhole(world()));
    expect(countByMirex(await world().gateway.ask(EVERYBODY))).toEqual(without());
  });
}
