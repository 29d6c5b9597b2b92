import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { globalId } from '@mirex/schema/global-id';

import { candidate, incompatibilityTold, tell, uaiOf } from '../deliberation/session.fixture.ts';
import { actor, first, MARKERS, MarkingDesk, PAPER, uuid } from '../marking/marking.fixture.ts';
import { giveScripts } from '../marking/give-scripts.service.ts';
import { countBatch } from '../marking/marking.service.ts';

const clock = new Date('2026-06-20T09:00:00Z');
let desk: MarkingDesk;
beforeAll(async () => {
  desk = await MarkingDesk.open(() => clock);
});
afterAll(() => desk.test.close());
beforeEach(() => desk.again());

describe('whom something keeps from a script', () => {
  const incompatible = (more: Parameters<typeof incompatibilityTold>[2]) => tell(desk.test, [incompatibilityTold(globalId('NO', 'INC', uuid(1)), actor(3), more)]);
  const give = (batch: { id: string; version: number }, more: object = {}) => desk.act('giveScripts', 'GiveScriptsInput', { batchId: batch.id, version: batch.version, marker: { actorId: actor(3) }, reason: 'Correcteur souffrant', ...more });

  it.each([
    ['a school', { kind: 'ESTABLISHMENT', target: uaiOf(0) }, 'un établissement déclaré incompatible : 2'],
    ['a relative', { kind: 'CANDIDATE', target: candidate(0) }, 'un candidat déclaré incompatible : 1'],
    ['the subject that they wrote', { kind: 'PAPER', target: PAPER }, 'auteur du sujet : 2'],
  ] as const)('is given none of it: %s', async (_why, more, sentence) => {
    await desk.register([0, 1, 2, 3, 4, 5]);
    await incompatible(more);
    const { batches, userErrors } = await desk.deal({ markers: [MARKERS[0], { actorId: actor(3) }] });
    expect([batches, userErrors[0]?.code]).toEqual([null, 'SCRIPTS_WITHOUT_MARKER']);
    expect(userErrors[0]?.message).toContain(sentence);
    expect((await desk.deal()).userErrors).toEqual([]);
    const batch = first(await desk.own(2));
    const codes = batch.scripts.map(({ code }) => code);
    expect((await give(batch, { codes })).userErrors).toEqual([{ code: 'MARKER_INCOMPATIBLE' }]);
  });

  it('on other days is not kept from it, nor by what was withdrawn, and records that were merged count as one', async () => {
    await desk.register([0, 1, 2, 3, 4, 5]);
    const markers = [MARKERS[0], { actorId: actor(4) }];
    await tell(desk.test, [incompatibilityTold(globalId('NO', 'INC', uuid(2)), actor(4), { kind: 'ESTABLISHMENT', target: uaiOf(0) })]);
    expect((await desk.deal({ markers })).userErrors).toMatchObject([{ code: 'SCRIPTS_WITHOUT_MARKER' }]);
    await tell(desk.test, [incompatibilityTold(globalId('NO', 'INC', uuid(2)), actor(4), { kind: 'ESTABLISHMENT', target: uaiOf(0), withdrawn: true })]);
    await incompatible({ kind: 'ESTABLISHMENT', target: uaiOf(0), from: '2026-07-01' });
    expect((await desk.deal({ markers })).userErrors).toEqual([]);
    expect((await desk.own(3)).length).toBe(1);
  });

  it('is found in the file of whom nobody knows, or of a MIREX that does not answer', async () => {
    await desk.register([0, 1, 2, 3, 4, 5]);
    expect((await desk.deal({ markers: [{ actorId: actor(9) }] })).userErrors).toMatchObject([{ code: 'MARKER_UNKNOWN' }]);
    expect((await desk.deal({ markers: [{ actorId: globalId('SE', 'ACT', uuid(1)) }] })).userErrors).toMatchObject([{ code: 'PEER_UNAVAILABLE' }]);
  });

  it('by hand, scripts go to another marker, who did what and why stands beside the batches', async () => {
    const batch = first(await desk.dealt());
    const [script, ...others] = batch.scripts as [{ code: string }, ...unknown[]];
    const { batch: received, userErrors } = await give(batch, { codes: [script.code] });
    expect(userErrors).toEqual([]);
    expect([received.id === batch.id, received.scripts.map(({ code }) => code)]).toEqual([false, [script.code]]);
    const { batch: whole } = await give({ ...batch, version: batch.version + 1 });
    expect([whole.id, whole.scripts.length]).toEqual([batch.id, others.length]);
    expect(await desk.own(1)).toEqual([]);
    const { data } = await desk.test.ask('query ($id: ID!) { markingBatch(id: $id) { marker { id } changes { by act scripts reason } } }', { id: batch.id });
    expect(data.markingBatch).toEqual({ marker: { id: actor(3) }, changes: [
      { by: 'agent-no', act: 'DEAL', scripts: 3, reason: null }, { by: 'agent-no', act: 'GIVE', scripts: 1, reason: 'Correcteur souffrant' },
      { by: 'agent-no', act: 'GIVE', scripts: 2, reason: `Correcteur souffrant (correcteur précédent : ${actor(1)})` }] });
  });

  it('by hand, nothing is put into a batch that is being sent: what was counted is what comes back', async () => {
    const batch = first(await desk.dealt({ medium: 'PAPER' }));
    const [one, other] = batch.scripts.map(({ code }) => code);
    const { batch: sent } = await give(batch, { codes: [one] });
    const second = await meanwhile(
      desk.test.context(), (held) => countBatch(sent.id, sent.version, 'SEND', 1, held),
      () => giveScripts(batch.id, batch.version + 1, { codes: [other ?? ''], marker: { actorId: actor(3), establishmentUai: null, conflicts: [] }, reason: 'Correcteur souffrant' }, desk.test.context()),
    );
    expect(second.ok).toBe(true);
    expect((await desk.own(3)).map(({ id, state, scripts }) => [id === sent.id, state, scripts.map(({ code }) => code)])).toEqual([[true, 'SENT', [one]], [false, 'DEALT', [other]]]);
  });

  it('by hand, after the term of the batch, what keeps somebody from it today keeps them from it', async () => {
    const batch = first(await desk.dealt({ dueAt: '2026-06-15T18:00:00Z' }));
    await incompatible({ kind: 'PAPER', target: PAPER, from: '2026-06-18' });
    expect((await give(batch)).userErrors).toEqual([{ code: 'MARKER_INCOMPATIBLE' }]);
  });

  it.each<[string, object, string]>([
    ['without a reason', { reason: ' ' }, 'GIVING_REASON_MISSING'],
    ['to who has them', { marker: { actorId: actor(1) } }, 'MARKER_SAME'],
    ['to nobody known', { marker: { actorId: actor(9) } }, 'MARKER_UNKNOWN'],
    ['that are not there', { codes: ['ZZZ'] }, 'SCRIPT_NOT_OF_BATCH'],
    ['none of them', { codes: [] }, 'SCRIPTS_NONE'],
    ['on an older version', { version: 99 }, 'BATCH_CHANGED_MEANWHILE'],
  ])('by hand, %s, is refused', async (_why, more, code) => {
    await desk.dealt();
    const batch = first(await desk.own(1));
    expect((await give(batch, more)).userErrors).toEqual([{ code }]);
  });

  it('by hand, what is marked stays with who marked it', async () => {
    const batch = first(await desk.dealt());
    await desk.mark(batch, '12');
    expect((await give(batch)).userErrors).toEqual([{ code: 'SCRIPT_ALREADY_MARKED' }]);
  });
});
